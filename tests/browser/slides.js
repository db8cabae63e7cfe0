// What a designer would object to on the screens of a deck, as lines of text; nothing where all is
// well. Laid out 1,080 high; every screen is laid out, seen or not.
() => {
  const said = [], stage = document.getElementById("stage").getBoundingClientRect();
  const narrow = document.getElementById("stage").classList.contains("narrow");
  const least = narrow ? 19.5 : 27.5; // of 4:3 wide drawings are drawn smaller
  const channel = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const light = (rgb) => rgb.reduce((sum, c, n) => sum + [0.2126, 0.7152, 0.0722][n] * channel(c / 255), 0);
  const contrast = (a, b) => {
    const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const rgb = (words) => {
    const found = words.match(/[\d.]+/g);
    return found && !(found.length === 4 && Number(found[3]) === 0) ? found.slice(0, 3).map(Number) : null;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour) return colour;
    }
    return [255, 255, 255];
  };
  const beneath = (text, box) => { // the last filled shape painted before, where its words begin
    const svg = text.ownerSVGElement, at = svg.createSVGPoint();
    let colour = ground(svg);
    for (const shape of svg.querySelectorAll("path, rect, circle, text")) {
      if (shape === text) break;
      if (shape.tagName === "text" || getComputedStyle(shape).fill === "none") continue;
      at.x = box.x + box.width / 2; at.y = box.y + box.height / 2;
      if (shape.isPointInFill(at.matrixTransform(shape.getScreenCTM().inverse()))
          && getComputedStyle(shape).fillOpacity === "1") colour = rgb(getComputedStyle(shape).fill);
    }
    return colour;
  };
  for (const [n, screen] of [...document.querySelectorAll(".screen")].entries()) {
    const tell = (what, words) => said.push(`${n + 1} ${screen.className}: ${what}: ${words.slice(0, 40)}`);
    const boxes = [];
    for (const text of screen.querySelectorAll("svg text")) {
      if (!text.textContent.trim()) continue;
      const style = getComputedStyle(text), box = text.getBoundingClientRect();
      const size = parseFloat(style.fontSize) * text.getScreenCTM().a;
      if (size < least) tell(`type of ${size.toFixed(1)}`, text.textContent);
      const halo = style.stroke === "none" ? null : rgb(style.stroke);
      const read = contrast(rgb(style.fill), halo || beneath(text, box));
      if (read < 4.5) tell(`contrast ${read.toFixed(1)}`, text.textContent);
      if (box.left < stage.left - 1 || box.right > stage.right + 1) tell("outside", text.textContent);
      const inner = text.ownerSVGElement.getBoundingClientRect();
      if (box.top < inner.top - 8 || box.bottom > inner.bottom + 8) tell("cut", text.textContent);
      const slack = box.height * 0.2; // the room above and below letters
      boxes.push([box.left, box.top + slack, box.right, box.bottom - slack, text.textContent]);
    }
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
      if (a[0] < b[2] - 1 && b[0] < a[2] - 1 && a[1] < b[3] - 1 && b[1] < a[3] - 1) tell("overlap", `${a[4]} | ${b[4]}`);
    }));
    for (const text of screen.querySelectorAll("h1, p, dt, dd, small, .marks span, .foot span")) {
      if (!text.textContent.trim()) continue;
      const style = getComputedStyle(text), read = contrast(rgb(style.color), ground(text));
      if (parseFloat(style.fontSize) < 28) tell(`type of ${style.fontSize}`, text.textContent);
      if (read < 4.5) tell(`contrast ${read.toFixed(1)}`, text.textContent);
      if (text.scrollWidth > text.clientWidth + 2 && style.display !== "inline") tell("too wide", text.textContent);
    }
    const body = screen.querySelector(".body"), room = body.getBoundingClientRect();
    const foot = screen.querySelector(".foot").getBoundingClientRect();
    if (foot.bottom > stage.bottom + 1) tell("below the screen", "foot");
    if (screen.querySelector("h1").getBoundingClientRect().bottom > room.top + 1) tell("title over body", "");
    for (const part of body.querySelectorAll("*")) {
      const box = part.getBoundingClientRect();
      if (box.bottom > foot.top + 2 && !part.closest("svg")) tell("over the foot", part.textContent);
    }
    const drawn = [...body.querySelectorAll(".numbers, .aside, blockquote, svg > *, svg g > *")].map((e) => e.getBoundingClientRect()).filter((b) => b.width || b.height);
    if (drawn.length) {
      const wide = Math.max(...drawn.map((b) => b.right)) - Math.min(...drawn.map((b) => b.left));
      const tall = Math.max(...drawn.map((b) => b.bottom)) - Math.min(...drawn.map((b) => b.top));
      const part = (wide * tall) / (room.width * room.height);
      if (part < (narrow ? 0.45 : 0.6)) tell(`filled ${(part * 100).toFixed(0)}%`, "");
    }
  }
  return said;
}
