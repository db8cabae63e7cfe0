// Tables that can be sorted by a click on a heading and filtered by words of any column.
if (!window.townReformSort) {
  window.townReformSort = true;
  const numberOf = (text) => {
    const found = text.replace(/[,\s%]/g, "").replace("−", "-").replace("▼", "-").replace(/^[▲+]/, "");
    return found !== "" && Number.isFinite(Number(found)) ? Number(found) : null;
  };
  const compared = (one, other) => {
    const [a, b] = [numberOf(one), numberOf(other)];
    if (a !== null && b !== null) return a - b;
    return a !== null ? -1 : b !== null ? 1 : one.localeCompare(other, "zh");
  };
  const empty = (text) => text === "" || text === "–";
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".listing th button.sort");
    if (!button) return;
    const head = button.closest("th"), body = head.closest("table").tBodies[0];
    const down = head.getAttribute("aria-sort") === "ascending";
    const at = head.cellIndex, text = (row) => row.cells[at].textContent.trim();
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...body.rows].sort((a, b) => {
      const [one, other] = [text(a), text(b)];
      if (empty(one) || empty(other)) return empty(one) - empty(other); // last either way
      return down ? compared(other, one) : compared(one, other);
    });
    body.append(...rows);
  });
  document.addEventListener("input", (event) => {
    if (!event.target.matches?.(".listing input.find")) return;
    const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of event.target.closest(".listing").querySelector("tbody").rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
  });
}
