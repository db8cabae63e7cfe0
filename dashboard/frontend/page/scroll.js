// A table that goes on to the right says so; one that scrolls can be reached and moved with keys.
document.documentElement.style.setProperty("--more", JSON.stringify("{more}"));
document.documentElement.style.setProperty("--menu", JSON.stringify("☰ {menu}"));
if (!window.townReformScroll) {
  window.townReformScroll = true;
  const BOXES = ".scroll, .ledger.data, .marked", SLACK = 8;
  const look = (box) => {
    const wide = box.scrollWidth - box.clientWidth, long = box.scrollHeight - box.clientHeight;
    if (wide > SLACK || long > SLACK) {
      const named = box.closest("[class*=st-key-view_]")?.querySelector(".view");
      const name = named?.innerText || box.querySelector("th")?.innerText || "·";
      const role = box.tagName === "TABLE" ? "table" : "group";
      for (const [key, value] of [["tabindex", "0"], ["role", role], ["aria-label", name]]) {
        if (box.getAttribute(key) !== value) box.setAttribute(key, value);
      }
    }
    box.toggleAttribute("data-more", wide > SLACK && box.scrollLeft < wide - SLACK);
  };
  let due = 0;
  const all = () => {
    due = due || setTimeout(() => { due = 0; document.querySelectorAll(BOXES).forEach(look); }, 150);
  };
  new MutationObserver(all).observe(document.body, { childList: true, subtree: true });
  window.addEventListener("resize", all);
  document.addEventListener("scroll", (event) => {
    if (event.target.matches?.(BOXES)) look(event.target);
  }, { capture: true, passive: true });
  all();
}
