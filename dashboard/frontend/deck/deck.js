// Preview and opening of the deck: the page holds the whole file, so a dead server changes nothing.
const open = (html) => {
  const address = URL.createObjectURL(new Blob([html], { type: "text/html" }));
  window.open(address, "_blank");
};

const layPreview = (root, state) => {
  const button = document.createElement("button"), frame = document.createElement("iframe");
  button.className = "open";
  button.type = "button";
  button.onclick = () => open(state.html);
  frame.onload = () => frame.contentWindow.postMessage({ go: state.screen }, "*");
  root.replaceChildren(button, frame);
  return { button, frame };
};

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".briefing");
  const state = root.townReform || (root.townReform = {});
  const fresh = state.html !== data.html;
  Object.assign(state, data);
  if (data.html) {
    state.parts = state.parts || layPreview(root, state);
    state.parts.button.textContent = data.words.open;
    state.parts.frame.title = data.words.preview;
    if (fresh) state.parts.frame.srcdoc = data.html;
    else state.parts.frame.contentWindow.postMessage({ go: data.screen }, "*");
  } else {
    if (state.parts) state.parts.refresh();
    else state.parts = townReformAnswers.lay(document, root, () => state);
  }
}
