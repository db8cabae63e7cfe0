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

const layAnswers = (root, state) => {
  const ask = document.createElement("input"), box = document.createElement("div");
  ask.type = "search";
  box.className = "answers";
  box.setAttribute("aria-live", "polite");
  ask.oninput = () => townReformAnswers.show(document, box, state.answers, ask.value, state.words);
  root.replaceChildren(ask, box);
  return { ask, box };
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
    state.parts = state.parts || layAnswers(root, state);
    state.parts.ask.placeholder = data.words.ask;
    state.parts.ask.setAttribute("aria-label", data.words.ask);
    state.parts.ask.oninput();
  }
}
