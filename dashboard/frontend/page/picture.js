// A picture to take away: title, sentence, legend, the drawing and its source, on one canvas.
// Drawn here, so that it needs no server; SVG as the chart has it, tables cell by cell.
if (!window.townReformPicture) {
  window.townReformPicture = true;
  const SCALE = 2, PAD = 24;
  const themed = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`);

  const lines = (context, text, width) => {
    const found = [""];
    for (const piece of text.match(/[\x21-\x7e]+\s*|[^]/g) || []) {
      const last = found[found.length - 1];
      if (last && context.measureText(last + piece).width > width) found.push(piece);
      else found[found.length - 1] = last + piece;
    }
    return found;
  };

  const svgOf = (plot) => {
    if (plot.tagName === "IMG") return Promise.resolve(plot);
    const layers = plot.tagName === "svg" ? [plot] : [...plot.querySelectorAll(".main-svg")];
    const whole = layers[0].cloneNode(true);
    for (const layer of layers.slice(1)) {
      for (const child of layer.children) {
        if (!child.classList.contains("hoverlayer")) whole.append(child.cloneNode(true));
      }
    }
    whole.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," +
      encodeURIComponent(new XMLSerializer().serializeToString(whole));
    return image.decode().then(() => image);
  };

  const drawCell = (context, cell, left, top) => {
    const box = cell.getBoundingClientRect(), style = getComputedStyle(cell);
    context.fillStyle = style.backgroundColor;
    context.fillRect(box.x - left, box.y - top, box.width, box.height);
    context.strokeStyle = themed("rule");
    context.strokeRect(box.x - left, box.y - top, box.width, box.height);
    for (const image of cell.querySelectorAll("img")) {
      const at = image.getBoundingClientRect();
      context.drawImage(image, at.x - left, at.y - top, at.width, at.height);
    }
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const own = getComputedStyle(node.parentElement), range = document.createRange();
      context.font = `${own.fontWeight} ${own.fontSize} ${own.fontFamily}`;
      context.fillStyle = own.color;
      const runs = new Map();
      for (let n = 0; n < node.length; n += 1) {
        range.setStart(node, n);
        range.setEnd(node, n + 1);
        const at = range.getBoundingClientRect();
        if (!at.width) continue;
        const run = runs.get(at.bottom) || { x: at.x, bottom: at.bottom, height: at.height, text: "" };
        run.text += node.data[n];
        runs.set(at.bottom, run);
      }
      for (const run of runs.values()) {
        context.fillText(run.text, run.x - left, run.bottom - top - run.height * 0.24);
      }
    }
  };

  // a chart whose code is still being loaded is not there yet
  const drawn = async (block) => {
    while (!block.querySelector(".main-svg, svg.drawing, img.drawn, table.matrix, .listing table")) {
      await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
  };

  const compose = async (block) => {
    await drawn(block);
    block.querySelector(".board")?.townReform.paint(true); // what is out of sight too
    const plots = [...block.querySelectorAll(".js-plotly-plot, svg.drawing, img.drawn")];
    const table = block.querySelector("table.matrix, .listing table");
    const bodies = plots.length ? plots : [table];
    const boxes = bodies.map((body) => body.getBoundingClientRect());
    const across = new Set(boxes.map((box) => Math.round(box.y))).size === 1;
    const gap = 16;
    const bodyWidth = across ? boxes.reduce((sum, box) => sum + box.width + gap, -gap)
      : Math.max(...boxes.map((box) => box.width));
    const width = Math.max(bodyWidth, 480) + 2 * PAD;
    const canvas = document.createElement("canvas"), context = canvas.getContext("2d");
    const family = getComputedStyle(document.body).fontFamily;
    const fonts = { title: `700 20px ${family}`, text: `400 15px ${family}`, small: `400 12px ${family}` };
    const words = (selector) => [...block.querySelectorAll(selector)].map((e) => e.innerText.trim());
    const above = [...words(":is(h2, h3).view").map((text) => ["title", text, themed("ink"), 28]),
      ...words("p.reading").map((text) => ["text", text, themed("ink"), 22])];
    const below = [...words(".quiet").filter(Boolean).map((text) => ["small", text, themed("muted"), 17]),
      ...words(".origin").map((text) => ["small", text, themed("alert"), 17])];
    const laid = (rows) => rows.flatMap(([font, text, colour, step]) => {
      context.font = fonts[font];
      return lines(context, text, width - 2 * PAD).map((line) => [font, line, colour, step]);
    });
    const [first, last] = [laid(above), laid(below)];
    const chips = [...block.querySelectorAll(".legend span")];
    const high = (rows) => rows.reduce((sum, row) => sum + row[3], 0);
    const bodyHeight = across ? Math.max(...boxes.map((box) => box.height))
      : boxes.reduce((sum, box) => sum + box.height, 0);
    canvas.width = width * SCALE;
    canvas.height = (2 * PAD + high(first) + (chips.length ? 26 : 0) + bodyHeight + 12 + high(last)) * SCALE;
    context.scale(SCALE, SCALE);
    context.fillStyle = themed("paper");
    context.fillRect(0, 0, canvas.width, canvas.height);
    let y = PAD;
    const write = (rows) => {
      for (const [font, line, colour, step] of rows) {
        y += step;
        context.font = fonts[font];
        context.fillStyle = colour;
        context.fillText(line, PAD, y - 6);
      }
    };
    write(first);
    let x = PAD;
    for (const chip of chips) {
      const swatch = getComputedStyle(chip.querySelector("i")).backgroundColor;
      context.font = fonts.small;
      context.fillStyle = swatch;
      context.fillRect(x, y + 8, 11, 11);
      context.fillStyle = themed("ink");
      context.fillText(chip.innerText, x + 15, y + 18);
      x += context.measureText(chip.innerText).width + 30;
    }
    y += chips.length ? 26 : 0;
    let left = PAD;
    for (const [n, body] of bodies.entries()) {
      if (body === table && table) {
        const scrolled = table.getBoundingClientRect();
        context.save();
        context.translate(left, y);
        for (const cell of table.querySelectorAll("th, td")) drawCell(context, cell, scrolled.x, scrolled.y);
        context.restore();
      } else {
        context.drawImage(await svgOf(body), left, y, boxes[n].width, boxes[n].height);
      }
      if (across) left += boxes[n].width + gap;
      else y += boxes[n].height;
    }
    if (across) y += bodyHeight;
    y += 12;
    write(last);
    return canvas;
  };

  // on the overview the map stands apart from what belongs to it
  const cardOf = (link) => {
    const own = link.closest("[class*='st-key-view_'], .st-key-units");
    const parts = own ? [own] : [...document.querySelectorAll(".st-key-units, .st-key-after_map")];
    const every = (selector) => parts.flatMap((part) => [...part.querySelectorAll(selector)]);
    return { querySelectorAll: every, querySelector: (selector) => every(selector)[0] };
  };

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-image]");
    if (!link) return;
    event.preventDefault();
    const canvas = await compose(cardOf(link));
    const save = document.createElement("a");
    save.download = link.dataset.image;
    save.href = canvas.toDataURL("image/png");
    save.click();
  });
}
