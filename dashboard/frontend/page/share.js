// A view passed on: its address, its picture, its print. Print and picture are the same page: as it
// is laid out on the screen, without controls, on one sheet of A4 where it can be read there. The
// print of a profile has its cards below each other, as wide as a standing sheet.
if (!window.townReformShare) {
  window.townReformShare = true;
  const root = document.documentElement;
  const SIDE = 8, FOOT = 14, PER_MM = 96 / 25.4; // margins in mm
  const SMALLEST = 0.45; // smaller, a page is not read on paper
  const block = () => document.querySelector("[data-testid=stMainBlockContainer]");
  const panel = () => document.getElementById("page-share");
  const rules = () => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);

  // What the screen's width asks for holds on paper too.
  const ofThisWidth = () => rules()
    .filter((rule) => rule instanceof CSSMediaRule && /width/.test(rule.conditionText)
      && matchMedia(rule.conditionText).matches)
    .flatMap((rule) => [...rule.cssRules].map((one) => one.cssText)).join("\n");

  const measured = (body) => {
    const left = body.getBoundingClientRect().x;
    const wide = [...body.querySelectorAll(".scroll, .listing, .records, table")]
      .map((box) => box.getBoundingClientRect().x - left + box.scrollWidth);
    return Math.ceil(Math.max(body.clientWidth, ...wide));
  };

  const sheet = (width, height) => {
    const [short, long] = [210, 297];
    const room = (across, down) => [(across - 2 * SIDE) * PER_MM, (down - SIDE - FOOT) * PER_MM];
    const fit = ([across, down]) => Math.min(1, across / width, (down * 0.97) / height);
    const [lying, standing] = [room(long, short), room(short, long)];
    const one = Math.max(fit(lying), fit(standing));
    if (one >= SMALLEST) return [fit(lying) === one ? "landscape" : "portrait", one];
    const narrow = Math.min(1, standing[0] / width);
    return narrow >= SMALLEST ? ["portrait", narrow]
      : ["landscape", Math.min(1, lying[0] / width)];
  };

  const style = document.createElement("style");
  let title = "";
  const begin = () => {
    const body = block();
    if (!body || root.classList.contains("printing")) return;
    const kept = ofThisWidth(), width = body.clientWidth
      - parseFloat(getComputedStyle(body).paddingLeft) - parseFloat(getComputedStyle(body).paddingRight);
    root.classList.add("printing");
    style.textContent = `html.printing [data-testid="stMainBlockContainer"] { width: ${width}px; }`;
    document.head.append(style);
    const across = measured(body), height = body.scrollHeight;
    const [lies, scale] = body.querySelector(".st-key-sheet") ? ["portrait", 0.85]
      : sheet(across, height);
    const mark = document.querySelector(".choices")?.dataset.mark || "";
    style.textContent = `
      @page { size: A4 ${lies}; margin: ${SIDE}mm ${SIDE}mm ${FOOT}mm;
        @bottom-left { content: ${JSON.stringify(mark)}; font-size: 9pt; color: ${getComputedStyle(document.documentElement).getPropertyValue("--alert")}; }
        @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; } }
      @media print { ${kept}
        html.printing [data-testid="stMainBlockContainer"] { width: ${across}px; zoom: ${scale}; }
        html.printing [data-testid="stMainBlockContainer"]:has(.st-key-sheet) { width: auto; } }
      html.printing [data-testid="stMainBlockContainer"] { width: ${across}px; }`;
    title = document.title;
    document.title = panel()?.dataset.name || title;
  };
  const end = () => {
    if (!root.classList.contains("printing")) return;
    root.classList.remove("printing");
    style.remove();
    document.title = title;
  };
  window.addEventListener("beforeprint", begin);
  window.addEventListener("afterprint", end);

  // The page as an SVG drawing that holds its HTML and its styles (typefaces are the machine's own).
  const node = (space, name, about = {}, ...within) => {
    const made = document.createElementNS(`http://www.w3.org/${space}`, name);
    for (const [key, value] of Object.entries(about)) made.setAttribute(key, value);
    made.append(...within);
    return made;
  };
  const drawn = (body, width, height) => {
    const css = rules().filter((rule) => !(rule instanceof CSSFontFaceRule))
      .map((rule) => rule.cssText).join("\n");
    const { fontFamily, color } = getComputedStyle(document.querySelector(".stApp"));
    const html = node("1999/xhtml", "html", { class: "printing", lang: root.lang },
      node("1999/xhtml", "style", {}, css),
      node("1999/xhtml", "body", { class: "stApp" }, body.cloneNode(true)));
    Object.assign(html.lastChild.style, { margin: 0, padding: "24px", fontFamily, color });
    return node("2000/svg", "svg",
      { width, height, style: `font-size: ${getComputedStyle(root).fontSize}` },
      node("2000/svg", "foreignObject", { width: "100%", height: "100%" }, html));
  };
  const picture = async () => {
    begin();
    try {
      const body = block(), box = body.getBoundingClientRect();
      const [width, height] = [Math.ceil(box.width) + 48, Math.ceil(body.scrollHeight) + 56];
      const image = new Image();
      const drawing = new XMLSerializer().serializeToString(drawn(body, width, height));
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      const scale = Math.min(2, 16000 / height);
      [canvas.width, canvas.height] = [width * scale, height * scale];
      const context = canvas.getContext("2d");
      context.fillStyle = getComputedStyle(root).getPropertyValue("--paper") || "white";
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL("image/png");
    } finally {
      end();
    }
  };

  const said = (button, word) => {
    const usual = button.dataset.usual || (button.dataset.usual = button.textContent);
    button.textContent = word;
    setTimeout(() => { button.textContent = usual; }, 2000);
  };
  const acts = {
    link: (button) => {
      const box = panel().querySelector("input");
      box.select();
      const done = () => said(button, button.dataset.done);
      const otherwise = () => said(button,
        document.execCommand("copy") ? button.dataset.done : button.dataset.else);
      if (navigator.clipboard) navigator.clipboard.writeText(box.value).then(done, otherwise);
      else otherwise();
    },
    picture: async (button) => {
      const save = document.createElement("a");
      save.download = `${panel().dataset.name}.png`;
      try {
        save.href = await picture();
      } catch {
        said(button, panel().dataset.unmade);
        return;
      }
      save.click();
    },
    print: () => {
      panel().hidePopover();
      window.print();
    },
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-share]");
    if (button) acts[button.dataset.share](button);
  });
  document.addEventListener("toggle", (event) => {
    if (event.target.id === "page-share" && event.newState === "open") {
      event.target.querySelector("input").value = location.href;
    }
  }, true);
}
