// Wall mode: views in turn, full screen, for a night. The address holds all of it (wall, round, pace);
// a view of the round never names a period, so the newest published one is shown.
if (!window.townReformWall) {
  window.townReformWall = true;
  const STANDARD = ["", "changes", "empowerment", "capacity", "burden"];
  const OWN = ["wall", "round", "pace"], NOT_CHOSEN = [...OWN, "snapshot", "compare", "preview"];
  const PACE = 30; // seconds a screen is shown
  const STUCK = 60000; // the server answers, the page does not come back: loaded anew
  const CHOSEN = "townReformRound";
  const root = document.documentElement, panel = () => document.getElementById("page-share");
  const main = () => document.querySelector("[data-testid=stMain]");
  const query = () => new URLSearchParams(location.search);
  const state = document.createElement("div");
  state.className = "wall-state";
  state.setAttribute("role", "status");
  document.body.append(state);
  const foot = document.createElement("p");
  foot.className = "wall-foot";
  document.body.append(foot);
  let at = query().get("round") ? -1 : 0, since = Date.now(), steady = Date.now();
  let paused = false, asking = false;

  const chosen = () => JSON.parse(localStorage.getItem(CHOSEN) || "[]");
  const round = () => query().get("round")?.split("|") || STANDARD;
  const turn = (to) => {
    if (to.origin !== location.origin) return;
    History.prototype.replaceState.call(history, {}, "", to);
    window.dispatchEvent(new PopStateEvent("popstate"));
    main()?.scrollTo(0, 0);
    since = Date.now();
  };
  const show = (view, own) => {
    const to = new URL(`./${view}`, location.href);
    for (const [name, value] of Object.entries(own)) to.searchParams.set(name, value);
    turn(to);
  };
  const step = (by) => {
    const views = round(), now = query();
    at = (Math.max(at + by, -1) + views.length) % views.length;
    const own = OWN.filter((name) => now.get(name)).map((name) => [name, now.get(name)]);
    const lang = new URL(`./${views[at]}`, location.href).searchParams.get("lang") || now.get("lang");
    show(views[at], Object.fromEntries([...own, ["lang", lang || "zh"]]));
  };
  const leave = () => {
    const to = new URL(location.href);
    OWN.forEach((name) => to.searchParams.delete(name));
    document.fullscreenElement && document.exitFullscreen();
    turn(to);
  };

  // A screen ends and begins between blocks: rows, sentences, pictures, and what holds them together.
  const BLOCKS = `tr, li, p, h1, h2, h3, figure, table, img.drawn, svg.drawing, .stPlotlyChart, .board,
    .strip, .st-key-units, [class*="st-key-view_"]`;
  const EMPTY = 0.35; // a block of which the screen's upper part holds less than this is not kept whole
  const HEAD = 60;
  const inside = () => {
    const { top, bottom } = main().getBoundingClientRect(), end = bottom - foot.offsetHeight;
    return { top, bottom: end, height: end - top };
  };
  const cuts = () => {
    const edge = inside();
    const boxes = [...main().querySelectorAll(BLOCKS)].filter((one) => one.checkVisibility())
      .map((one) => ({ head: /^H[23]$/.test(one.tagName), at: one.getBoundingClientRect() }))
      .filter(({ at }) => at.height && at.height < edge.height - HEAD);
    const over = (line, least) => boxes.map(({ at }) => at)
      .filter((at) => at.top < line - 1 && at.bottom > line + 1 && at.top > least);
    const low = edge.bottom;
    const cut = over(low, edge.top + EMPTY * edge.height)[0] || over(low, edge.top + HEAD).pop();
    let end = cut ? cut.top : low;
    const head = boxes.find((one) => one.head && one.at.bottom <= end + 1 && one.at.bottom > end - HEAD
      && one.at.top > edge.top + HEAD);
    if (cut && head) end = head.at.top;
    const begun = over(edge.top, -Infinity).pop();
    return { edge, begin: begun ? begun.bottom : edge.top, end };
  };
  const trim = () => {
    const { edge, begin, end } = cuts(), { bottom } = main().getBoundingClientRect();
    main().style.clipPath = `inset(${begin - edge.top}px 0 ${Math.max(0, bottom - end)}px)`;
  };
  // what every screen is of, also one whose page began on the screen before
  const named = () => {
    const of = document.querySelector(".choices"), title = document.querySelector("h1");
    return [of?.dataset.mark, title?.textContent, of?.textContent].filter(Boolean).join(" · ");
  };
  const further = () => {
    const box = main(), { edge, end } = cuts();
    if (box.scrollHeight - box.clientHeight - box.scrollTop < 8) return false;
    box.style.clipPath = "";
    const by = end < edge.bottom ? end - edge.top - 16 : edge.height * 0.8; // taller than the screen
    box.scrollBy({ top: by, behavior: "smooth" });
    since = Date.now();
    return true;
  };
  const loadAnew = async () => {
    asking = true;
    const health = new URL("./_stcore/health", location.href);
    const answers = await fetch(health, { cache: "no-store" }).then((one) => one.ok, () => false);
    asking = false;
    if (answers) location.reload();
    else steady = Date.now(); // asked again later
  };
  setInterval(() => {
    const on = query().get("wall") === "1";
    if (!on && root.classList.contains("wall")) main()?.style.removeProperty("clip-path");
    root.classList.toggle("wall", on);
    const app = document.querySelector("[data-testid=stApp]");
    const ready = app?.dataset.testConnectionState === "CONNECTED"
      && app.dataset.testScriptState === "notRunning";
    state.textContent = on && paused ? panel()?.dataset.paused || "❚❚" : "";
    if (!on) foot.textContent = "";
    else if (ready) foot.textContent = named();
    if (on && ready && main()) trim();
    if (!on || ready) steady = Date.now();
    if (!on) paused = false;
    else if (!ready && !asking && Date.now() - steady > STUCK) loadAnew();
    if (!on || !ready || paused) since = Date.now();
    else if (Date.now() - since > 1000 * (Number(query().get("pace")) || PACE)) further() || step(1);
  }, 500);

  document.addEventListener("keydown", (event) => {
    if (!root.classList.contains("wall")) return;
    const act = { " ": () => { paused = !paused; }, ArrowRight: () => step(1),
      ArrowLeft: () => step(-1), Escape: leave,
      f: () => root.requestFullscreen?.().catch(() => {}) }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  const told = () => {
    const line = panel().querySelector("[data-added]"), n = chosen().length;
    line.dataset.usual = line.dataset.usual || line.textContent;
    line.textContent = n ? line.dataset.added.replace("{n}", n) : line.dataset.usual;
  };
  const acts = {
    add: () => {
      const here = query();
      NOT_CHOSEN.forEach((name) => here.delete(name));
      const view = `${location.pathname.split("/").pop()}?${here}`;
      localStorage.setItem(CHOSEN, JSON.stringify([...new Set([...chosen(), view])]));
    },
    clear: () => localStorage.removeItem(CHOSEN),
    start: () => {
      const views = chosen(), lang = query().get("lang") || "zh";
      panel().hidePopover();
      root.requestFullscreen?.().catch(() => {});
      at = 0;
      show(views[0] || "", { lang, wall: "1", ...(views.length ? { round: views.join("|") } : {}) });
    },
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-wall]");
    if (!button) return;
    acts[button.dataset.wall]();
    if (panel()) told();
  });
  document.addEventListener("toggle", (event) => {
    if (event.target.id === "page-share" && event.newState === "open") told();
  }, true);
}
