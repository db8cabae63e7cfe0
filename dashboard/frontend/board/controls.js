// Sliders: native ranges and number fields, so that keys, mouse, touch and screen readers work.
const percent = (points) => (Math.round(points / 10) / 10).toFixed(1); // halves up: `tenths` of views/board.py

const tenths = (weights) => whole(weights, 1000).map((t) => (t / 10).toFixed(1));

const element = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

const svg = (tag, attributes, parent, text) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  if (parent) parent.append(made);
  return made;
};

// One slider of `name`; `act(kind, value)` is told of what the reader does.
const slider = (name, colour, words, mark, act, [low, high] = [0, WHOLE]) => {
  const range = element("input", { type: "range", min: low, max: high, step: 10, "aria-label": name });
  const field = element("input", { type: "number", min: low / 100, max: high / 100, step: 0.1, "aria-label": name });
  const lock = element("button", { type: "button", class: "lock", "aria-pressed": "false",
    title: words.lock, "aria-label": `${words.lock} ${name}` });
  const icon = svg("svg", { width: 15, height: 16, viewBox: "0 0 15 16" }, lock);
  svg("rect", { x: 2, y: 7, width: 11, height: 8, rx: 1.5, fill: "currentColor" }, icon);
  svg("path", { class: "shackle", d: "M4.5 7V4.5a3 3 0 0 1 6 0V7", fill: "none", stroke: "currentColor",
    "stroke-width": 1.8 }, icon);
  const note = element("small", { class: "note" });
  const track = element("span", { class: "track" }, range);
  if (mark) {
    track.append(element("i", { class: "floor", style: `left: calc(8px + (100% - 16px) * ${mark / WHOLE})`,
      title: words.floor }));
  }
  range.addEventListener("input", () => act("move", Number(range.value)));
  range.addEventListener("change", () => act("release"));
  const made = { range, field, lock, note, typing: false };
  field.addEventListener("input", () => {
    made.typing = true;
    if (field.value !== "" && field.checkValidity()) act("type", Math.round(Number(field.value) * 100));
  });
  field.addEventListener("change", () => { // now it shows what was reached
    made.typing = false;
    made.now = "";
    act("release");
  });
  lock.addEventListener("click", () => act("lock"));
  made.box = element("div", { class: "slider", style: `--hue: ${colour}` },
    lock, element("span", { class: "name" }, name, note), field, element("span", {}, words.unit || "%"), track);
  return made;
};

// Show a weight: of `all` (basis points), the one at `at`, as of the slider's own whole.
// One that is `unset` has no number: every place has its own weight.
const showSlider = (made, all, at, shown, locked, note, unset = false) => {
  const now = `${all[at]} ${shown[at]} ${locked} ${note} ${unset}`;
  if (made.now === now) return;
  made.now = now;
  made.range.value = all[at];
  made.range.setAttribute("aria-valuetext", unset ? note : `${shown[at]}%${note ? `, ${note}` : ""}`);
  made.box.classList.toggle("unset", unset);
  if (!made.typing) made.field.value = unset ? "" : shown[at];
  made.lock.setAttribute("aria-pressed", String(locked));
  made.range.disabled = locked;
  made.field.disabled = locked;
  made.note.textContent = note;
};

// All controls of a board; `board` holds data, weights, locks and what to do on a change.
const buildControls = (board) => {
  const { data } = board, made = { groups: [], components: [] };
  const panel = element("div", { class: "controls", role: "group", "aria-label": data.words.weights });
  data.groups.forEach((group, g) => {
    if (group.slider) {
      made.groups[g] = slider(group.label, group.colour, data.words, group.mark, (kind, to) =>
        board.act(kind, "groups", g, null, to));
      panel.append(made.groups[g].box);
    }
    if (group.slider && data.shift) {
      const { low, high } = data.shift;
      made.shift = slider(data.words.shiftName, group.colour, { ...data.words, unit: data.words.points }, 0,
        (kind, to) => board.act(kind, "shift", g, null, to), [low, high]);
      made.shift.lock.style.visibility = "hidden"; // it cannot be locked
      panel.append(made.shift.box);
    }
    if (group.components.length < 2) return;
    const title = element("summary", {}, "");
    const inner = element("details", group.open ? { open: "" } : {}, title);
    made.components[g] = group.components.map((component, j) => {
      const one = slider(data.columns[component].name, group.colour, data.words, 0, (kind, to) =>
        board.act(kind, "components", g, j, to));
      inner.append(one.box);
      return one;
    });
    made.components[g].title = title;
    made.components[g].box = inner;
    inner.addEventListener("toggle", () => showControls(board));
    panel.append(inner);
  });
  made.said = element("p", { class: "said" });
  panel.append(made.said);
  board.controls = made;
  return panel;
};

const showControls = (board) => {
  const { data, weights, locks, controls } = board;
  const groups = weights.groups || data.shown.groups, inGroups = tenths(groups);
  data.groups.forEach((group, g) => {
    if (controls.groups[g]) {
      showSlider(controls.groups[g], groups, g, inGroups, locks.groups.includes(g),
        weights.groups ? "" : group.force, !!data.shift && !weights.groups);
    }
    if (controls.shift && controls.groups[g]) {
      showSlider(controls.shift, [weights.shift], 0, [percent(weights.shift)], locks.groups.includes(g), "", !!weights.groups);
    }
    if (!controls.components[g]) return;
    const own = weights.components[g] || data.shown.components[g], inside = tenths(own);
    write(controls.components[g].title, `${group.title} · ${data.words.sum} ${inGroups[g]}%`
      + (weights.components[g] ? "" : ` · ${data.words.force}`));
    if (!controls.components[g].box.open) return; // shown when it is opened
    controls.components[g].forEach((one, j) => showSlider(one, own, j, inside, locks.components[g].includes(j),
      `${data.words.whole} ${percent((own[j] * groups[g]) / WHOLE)}%`));
  });
};
