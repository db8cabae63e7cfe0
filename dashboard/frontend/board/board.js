// The live board: what is dragged is weighed and painted in the same frame; on release the
// weights go to the server, whose answer (exact panels, address) follows. What the reader moves is
// counted: the answer to an older turn than the last never touches the weights (see __init__.py).
const QUIET = 250; // ms after the last key before the weights are sent

const summary = (board, ranks) => {
  const { data } = board;
  const first = data.rows.filter((_, n) => ranks[n] !== null && ranks[n] <= 3)
    .sort((a, b) => ranks[data.rows.indexOf(a)] - ranks[data.rows.indexOf(b)]).slice(0, 3);
  const changed = data.rows.filter((row, n) => row.baseRank !== ranks[n]).length;
  return data.words.said.replace("{first}", first.map((row) => row.name).join(data.words.comma))
    .replace("{n}", changed);
};

const create = (root) => {
  const board = { locks: null, weights: null, epoch: null, turn: 0, timer: 0, scrolled: 0 };
  board.paint = (all) => {
    const found = weighed(board.data, board.weights), ranks = ranked(found.map((one) => one.score));
    paintRanking(board, found, ranks, all);
    if (board.map) paintMap(board, found, ranks);
    showControls(board);
    headline(board, found, ranks);
    board.ranks = ranks;
    write(board.controls.said, [board.why, summary(board, ranks)].filter(Boolean).join(" "));
  };
  board.tell = () => { // for who cannot see it: once, not at every frame
    board.live.textContent = board.controls.said.textContent;
    const order = board.data.rows.map((_, n) => n).filter((n) => board.ranks[n] !== null)
      .sort((a, b) => board.ranks[a] - board.ranks[b]);
    board.list.replaceChildren(...order.map((n) => element("li", {}, `${board.ranks[n]} ${board.data.rows[n].full}`)));
  };
  board.choose = (id) => {
    board.flush();
    board.send("chosen", id);
  };
  board.flush = () => { // what waits is sent before anything else is asked for
    if (!board.timer) return;
    board.forget();
    const { data, epoch, turn, weights, locks } = board;
    const names = [...locks.groups.map((g) => data.groups[g].id), ...locks.components.flatMap((held, g) =>
      held.map((j) => data.columns[data.groups[g].components[j]].id))];
    board.send("moved", JSON.stringify({ epoch, turn, ...weights, locks: names }));
  };
  board.forget = () => {
    clearTimeout(board.timer);
    board.timer = 0;
  };
  board.release = () => {
    board.forget();
    board.paint();
    board.tell();
    board.timer = setTimeout(board.flush, board.keyed ? QUIET : 0);
  };
  board.take = () => {
    const { epoch, turn, weights } = board.data;
    if (board.epoch === epoch && turn < board.turn) return;
    if (board.epoch !== epoch) board.forget(); // moved on what has been replaced
    const { groups, columns, locks } = board.data, held = (name) => locks.includes(name);
    const at = (all) => all.map((one, n) => (held(one) ? n : -1)).filter((n) => n >= 0);
    board.locks = { groups: at(groups.map((one) => one.id)),
      components: groups.map((one) => at(one.components.map((n) => columns[n].id))) };
    Object.assign(board, { epoch, turn, weights: JSON.parse(JSON.stringify(weights)) });
    board.zoom = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
  };
  board.act = (kind, level, g, j, to) => {
    const { data, weights, locks } = board;
    const at = level === "groups" ? g : j, locked = level === "groups" ? locks.groups : locks.components[g];
    if (kind === "release") return board.release();
    if (kind === "lock") {
      if (locked.includes(at)) locked.splice(locked.indexOf(at), 1);
      else locked.push(at);
      board.turn = Math.max(board.turn + 1, Date.now());
      return board.release();
    }
    board.turn = Math.max(board.turn + 1, Date.now()); // no number twice, mounted anew or not
    board.forget();
    if (level === "shift") {
      const { low, high } = data.shift;
      Object.assign(weights, { groups: null, shift: Math.min(Math.max(to, low), high) });
      board.why = "";
      return board.paint();
    }
    const lowest = level === "groups" ? data.groups[g].lowest || 0 : 0;
    const held = level === "groups" ? weights.groups || data.shown.groups : weights.components[g] || data.shown.components[g];
    const after = moved(held, at, to, locked, lowest);
    if (level === "groups") Object.assign(weights, { groups: after, shift: 0 });
    else weights.components[g] = after;
    const why = stopped(held, at, to, locked, lowest);
    board.why = why && data.words.stopped[why].replace("{at}", percent(after[at]));
    return board.paint();
  };
  root.addEventListener("keydown", () => { board.keyed = true; });
  root.addEventListener("pointerdown", () => { board.keyed = false; });
  root.addEventListener("focusout", (event) => { if (!root.contains(event.relatedTarget)) board.flush(); });
  return board;
};

const lay = (root, board) => {
  const { data } = board;
  board.map = null;
  const wide = root.clientWidth >= 900;
  root.classList.toggle("narrow", !wide);
  const built = JSON.stringify([data.groups, data.columns, data.words]);
  if (board.built !== built) { // else the controls stay as they are, focus and drag with them
    board.built = built;
    root.replaceChildren(buildControls(board));
  }
  while (root.children.length > 1) root.lastChild.remove();
  const space = wide ? root.clientWidth - 340 : root.clientWidth;
  const mapped = data.map && (data.map.points || data.rows.length < 40);
  const mapWidth = mapped ? (wide ? Math.min(space * 0.42, 460) : Math.min(space, 460)) : 0;
  const across = wide ? space - (mapped ? mapWidth + 16 : 0) : space;
  const tall = data.rows.length > 40;
  const ranking = element("div", { class: tall ? "ranking tall" : "ranking" });
  ranking.append(buildRanking(board, Math.max(across - (tall ? 16 : 0), 300)));
  board.scrolled = 0;
  ranking.addEventListener("scroll", () => {
    board.scrolled = ranking.scrollTop;
    board.paint();
  }, { passive: true });
  const picture = element("div", { class: "picture" }, ranking);
  if (mapped) picture.append(element("div", { class: "map" }));
  if (mapped) picture.lastChild.append(buildMap(board, mapWidth));
  board.list = element("ol", { class: "unseen" });
  board.live = element("p", { class: "unseen", "aria-live": "polite" });
  root.append(picture, board.list, board.live);
  board.laid = `${root.clientWidth} ${data.shape}`;
};

export default function (component) {
  const { data, parentElement, setStateValue, setTriggerValue } = component;
  const root = parentElement.querySelector(".board");
  const board = root.townReform || (root.townReform = create(root));
  board.send = (name, value) => (name === "chosen" ? setTriggerValue : setStateValue)(name, value);
  board.data = data;
  board.take();
  if (board.laid !== `${root.clientWidth} ${data.shape}`) {
    if (board.parts !== data.parts) { // other weights: none of them locked
      board.parts = data.parts;
      board.why = "";
    }
    lay(root, board);
  }
  board.math = { weighed, moved, ranked, stopped };
  board.paint();
  board.tell();
  if (!board.observer) {
    board.observer = new ResizeObserver(() => {
      if (board.laid === `${root.clientWidth} ${board.data.shape}` || !root.clientWidth) return;
      lay(root, board);
      board.paint();
      board.tell();
    });
    board.observer.observe(root);
  }
  return () => { board.observer?.disconnect(); board.observer = null; };
}
