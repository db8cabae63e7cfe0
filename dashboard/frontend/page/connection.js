// Streamlit says in English that the connection is lost: said here in the reader's language, and
// that nothing need be done. What it shows of its own is worded alike, as is a page there is not.
window.townReformNoPage = "{missing}".split("|");
window.townReformLost = "{lost}".split("|");
if (!window.townReformConnection) {
  window.townReformConnection = true;
  const bar = document.createElement("div");
  bar.className = "lost";
  bar.setAttribute("role", "status");
  document.body.append(bar);
  const reword = (own, title, text) => {
    const headings = [...document.querySelectorAll("[role=dialog] h2")];
    const heading = headings.find(({ textContent }) => textContent === own);
    if (!heading) return;
    heading.textContent = title;
    const body = [...heading.parentElement.querySelectorAll("div")].pop();
    if (body) body.textContent = text;
  };
  let looks = 0;
  setInterval(() => {
    const app = document.querySelector("[data-testid=stApp]");
    const lost = app && app.dataset.testConnectionState !== "CONNECTED";
    looks = lost ? looks + 1 : 0; // a second of it may pass unnoticed
    const [title, text] = window.townReformLost;
    bar.textContent = looks > 2 ? `${title} · ${text}` : "";
    if (lost) reword("Connection error", title, text);
    reword("Page not found", ...window.townReformNoPage);
  }, 500);
}
