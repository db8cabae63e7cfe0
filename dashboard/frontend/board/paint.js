// The ranking and the map as SVG: made once, then only attributes change, frame by frame.
const { ink: INK, muted: MUTED, link: UP, alert: DOWN, paper: PAPER, panel: PANEL, chosen: CHOSEN, "no-data": NO_DATA } = THEME;

// Writes only what differs: most of a frame is as it was.
const put = (node, attributes) => {
  const last = node.townReformLast || (node.townReformLast = {});
  for (const [name, value] of Object.entries(attributes)) {
    if (last[name] === value) continue;
    last[name] = value;
    node.setAttribute(name, value);
  }
};

const write = (node, text) => {
  if (node.townReformText === text) return;
  node.townReformText = text;
  node.textContent = text;
};

// Where paper reads better than black: `theme.text_on`.
const isDark = (colour) => {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.179;
};

// About how wide words are at type of a size: as `dashboard/charts/text.py` has it.
const widthOf = (words, size) => size * [...words].reduce((all, letter) => all + (letter.charCodeAt(0) > 255 ? 1 : 0.6), 0);

// `width` and `height` in its own units, which are as large as the page's type.
const drawing = (board, width, height, label) => svg("svg", { class: "drawing",
  width: width * board.zoom, height: height * board.zoom, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label,
  "font-family": board.data.font, "font-size": 13 });

const watermark = (board, root, width, height) => {
  const words = board.data.marks.join(" · ");
  svg("text", { x: width / 2, y: height / 2, "text-anchor": "middle", "font-size": Math.min(26, (width * 0.96) / widthOf(words, 1)),
    fill: DOWN, "fill-opacity": 0.16, transform: `rotate(-10 ${width / 2} ${height / 2})`, "pointer-events": "none" },
  root, words);
};

// Where things stand across a ranking `width` wide.
const columnsOf = (data, width) => {
  const slope = width < 520 ? 34 : 70, tier = data.tiers ? 60 : 0;
  const name = Math.min(data.nameWidth, width < 520 ? width * 0.3 : width * 0.4);
  return { base: 22, from: 28, to: 28 + slope, rank: 52 + slope, arrow: 60 + slope,
    tier: 121 + slope, name: 94 + slope + tier, bar: 100 + slope + tier + name, end: width - 50 };
};

// A name that has no room ends in …; the whole of it is in the title and the table.
const fitted = (name, room) => {
  let wide = 0;
  for (let n = 0; n < name.length; n += 1) {
    wide += widthOf(name[n], 13);
    if (wide > room) return `${name.slice(0, Math.max(n - 1, 1))}…`;
  }
  return name;
};

// One slot a place, filled with whoever stands there.
const buildRanking = (board, across) => {
  const { data } = board, width = across / board.zoom, row = data.rows.length > 40 ? 19 : 26, top = 24;
  const height = top + row * data.rows.length + 8, at = columnsOf(data, width);
  const root = drawing(board, width, height, data.words.ranking);
  const size = row < 22 ? 12 : 13;
  svg("text", { x: 4, y: 14, fill: MUTED, "font-size": 12 }, root, data.words.base);
  svg("text", { x: at.rank, y: 14, fill: MUTED, "font-size": 12, "text-anchor": "end" }, root,
    data.words.now);
  if (data.tiers) {
    svg("text", { x: at.tier, y: 14, fill: MUTED, "font-size": 12, "text-anchor": "middle" }, root, data.words.tier);
  }
  svg("text", { x: width, y: 14, fill: MUTED, "font-size": 12, "text-anchor": "end" }, root, data.words.score);
  const middle = (place) => top + row * (place + 0.5);
  const slots = data.rows.map((_, place) => {
    const y = middle(place), text = y + 4;
    svg("text", { x: at.base, y: text, fill: MUTED, "font-size": 11, "text-anchor": "end" }, root, place + 1);
    const line = svg("line", { x1: at.from, x2: at.to, y2: y }, root);
    const group = svg("g", { class: "row", cursor: "pointer" }, root);
    const back = svg("rect", { x: at.to, y: y - row / 2, width: width - at.to, height: row }, group);
    const title = svg("title", {}, back);
    const rank = svg("text", { x: at.rank, y: text, "text-anchor": "end",
      "font-weight": data.tiers ? 400 : 700, fill: data.tiers ? MUTED : INK }, group);
    const tier = svg("text", { x: at.tier, y: text, "text-anchor": "middle", "font-weight": 700, fill: INK }, group);
    const arrow = svg("text", { x: at.arrow, y: text, "font-size": 12 }, group);
    const name = svg("text", { x: at.name, y: text, fill: INK, "font-size": size }, group);
    const bars = data.segments.map((part) => svg("rect", { y: y - row / 2 + 4, height: row - 8,
      fill: part.colour }, group));
    const score = svg("text", { x: width, y: text, "text-anchor": "end", fill: INK, "font-size": size }, group);
    group.addEventListener("click", () => board.choose(group.dataset.id));
    return { line, group, back, title, rank, tier, arrow, name, bars, score };
  });
  watermark(board, root, width, height);
  board.ranking = { root, slots, at, middle, row, top };
  return root;
};

const paintSlot = (board, slot, n, found, rank) => {
  const { data } = board, { at, middle } = board.ranking, one = data.rows[n];
  const step = rank === null || one.baseRank === null ? 0 : one.baseRank - rank;
  const chosen = one.id === data.chosen, colour = step > 0 ? UP : step < 0 ? DOWN : NO_DATA;
  put(slot.line, { y1: middle(one.base), stroke: colour, "stroke-width": chosen ? 4 : step ? 2 : 1.2,
    visibility: rank === null ? "hidden" : "visible" });
  put(slot.group, { "data-id": one.id, opacity: rank === null ? 0.55 : 1 });
  put(slot.back, { fill: chosen ? CHOSEN : PAPER, "fill-opacity": chosen ? 1 : 0 });
  write(slot.title, one.full);
  write(slot.rank, rank === null ? "–" : String(rank));
  write(slot.tier, data.tiers && rank !== null ? data.words.tiers[data.tiers[n]] : "");
  write(slot.arrow, step > 0 ? `▲${step}` : step < 0 ? `▼${-step}` : "");
  put(slot.arrow, { fill: colour });
  write(slot.name, fitted(one.name, at.bar - at.name));
  put(slot.name, { "font-weight": chosen ? 700 : 400 });
  let left = at.bar;
  data.segments.forEach((part, s) => {
    const size = Math.max(0, (sum(part.components.map((component) => found.parts[component])) / 100) * (at.end - at.bar));
    put(slot.bars[s], { x: left.toFixed(1), width: size.toFixed(1) });
    left += size;
  });
  write(slot.score, rank === null ? data.words.missing : found.score.toFixed(2));
};

// The slots in sight; `whole` for all of them (a picture is taken).
const paintRanking = (board, found, ranks, whole_) => {
  const { slots, row, top } = board.ranking, window_ = board.ranking.root.parentElement;
  const order = ranks.map((_, n) => n).sort((a, b) => (ranks[a] ?? 1e9) - (ranks[b] ?? 1e9) || a - b);
  const high = window_.classList.contains("tall") && !whole_;
  const first = high ? Math.max(0, Math.floor((board.scrolled / board.zoom - top) / row)) : 0;
  const last = high ? Math.min(slots.length, first + Math.ceil(660 / row) + 2) : slots.length;
  for (let place = first; place < last; place += 1) {
    const n = order[place];
    paintSlot(board, slots[place], n, found[n], ranks[n]);
  }
};

const buildMap = (board, across) => {
  const { data } = board, width = across / board.zoom, { lon, lat } = data.map, slant = Math.cos((lat[0] + lat[1]) * Math.PI / 360);
  const above = width < 480 ? 14 : 0; // the credit stands over the legend where both have no room
  const scale = width / ((lon[1] - lon[0]) * slant), height = (lat[1] - lat[0]) * scale + 34 + above;
  const place = ([x, y]) => [((x - lon[0]) * slant * scale).toFixed(1), ((lat[1] - y) * scale).toFixed(1)];
  const root = drawing(board, width, height, data.words.map);
  const shapes = svg("g", {}, root), marks = svg("g", {}, root);
  const made = board.map = { root, shapes: new Map(), texts: new Map(), place };
  fetch(data.map.address).then((answer) => answer.json()).then((found) => {
    for (const feature of found.features) {
      const { type, coordinates } = feature.geometry;
      const rings = type === "Polygon" ? coordinates : coordinates.flat();
      const path = rings.map((ring) => `M${ring.map((point) => place(point).join(" ")).join("L")}Z`).join("");
      const dashed = data.map.dashed.includes(feature.id);
      made.shapes.set(feature.id, svg("path", { d: path, fill: PANEL, stroke: dashed ? MUTED : PAPER,
        "stroke-width": 1.2, "stroke-dasharray": dashed ? "4 2" : "none", "data-id": feature.id,
        cursor: "pointer" }, shapes));
      made.shapes.get(feature.id).addEventListener("click", () => board.choose(feature.id));
    }
    board.paint();
  });
  data.rows.forEach((row) => {
    if (!row.point) return;
    const [x, y] = place(row.point);
    if (data.map.points) {
      const dot = svg("circle", { cx: x, cy: y, r: 4.5, stroke: INK, "stroke-width": 0.7, cursor: "pointer" }, marks);
      svg("title", {}, dot, row.full);
      dot.addEventListener("click", () => board.choose(row.id));
      made.shapes.set(row.id, dot);
      return;
    }
    const label = svg("text", { x, y: row.tight ? y : y - 3, "text-anchor": "middle", "pointer-events": "none",
      "font-size": row.tight ? 10.5 : 12.5, "stroke-width": 2, "stroke-opacity": 0.45, "paint-order": "stroke" }, marks);
    svg("tspan", { x }, label, row.name);
    made.texts.set(row.id, { label, value: row.tight ? null : svg("tspan", { x, dy: 15 }, label) });
  });
  svg("text", { x: 2, y: height - 4 - above * 1.4, fill: MUTED, "font-size": 11 }, root, data.map.credit);
  const right = width - 4, [low, high] = data.map.span, [bad, good] = data.map.words;
  for (let n = 0; n < 40; n += 1) {
    svg("rect", { x: right - 182 + n * 3, y: height - 14, width: 3.2, height: 9,
      fill: shadeOf(data.map.scale, n / 39) }, root);
  }
  svg("text", { x: right - 186, y: height - 5, "text-anchor": "end", fill: MUTED, "font-size": 11 }, root, `${bad} ${low}`);
  svg("text", { x: right, y: height - 5, "text-anchor": "end", fill: MUTED, "font-size": 11 }, root, `${high} ${good}`);
  watermark(board, root, width, height);
  return root;
};

const shadeOf = ([low, high], share) => {
  const at = Math.min(Math.max(share, 0), 1);
  const part = (n) => {
    const [a, b] = [low, high].map((colour) => parseInt(colour.slice(n, n + 2), 16));
    return Math.round(a + (b - a) * at).toString(16).padStart(2, "0");
  };
  return `#${part(1)}${part(3)}${part(5)}`;
};

const paintMap = (board, found, ranks) => {
  const { data } = board, [low, high] = data.map.span;
  data.rows.forEach((row, n) => {
    const shape = board.map.shapes.get(row.id), text = board.map.texts.get(row.id);
    const { score } = found[n], chosen = row.id === data.chosen;
    const colour = score === null ? NO_DATA : shadeOf(data.map.scale, (score - low) / (high - low));
    if (shape) {
      put(shape, { fill: colour });
      if (data.map.points) put(shape, { r: chosen ? 8 : 4.5, "stroke-width": chosen ? 2.5 : 0.7 });
      else if (!data.map.dashed.includes(row.id)) put(shape, { stroke: chosen ? INK : PAPER, "stroke-width": chosen ? 3 : 1.2 });
    }
    if (text) {
      const dark = isDark(colour);
      put(text.label, { fill: dark ? PAPER : THEME.black, stroke: dark ? INK : PAPER });
      if (text.value) write(text.value, score === null ? "–" : score.toFixed(1));
    }
  });
};
