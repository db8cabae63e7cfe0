// The deck: keys, swipes, black, notes, and the speaker's window. Everything is in this file.
(() => {
  const deck = JSON.parse(document.getElementById("deck-data").textContent);
  const words = deck.words, $ = (id) => document.getElementById(id);
  const screens = [...document.querySelectorAll(".screen")];
  let at = 0, typed = "", speaker = null, began = Date.now(), quiet = 0;
  let frozen = false, loop = 0, since = Date.now();
  const spent = screens.map(() => 0); // milliseconds a screen, for rehearsals
  const LOOP = 12000;

  const say = (text) => {
    $("said").textContent = text;
    $("said").hidden = !text;
  };

  const notesOf = (page, place) => {
    const note = deck.notes[place], box = page.createDocumentFragment();
    const add = (kind, text) => {
      const line = page.createElement("p");
      line.className = kind;
      line.textContent = text;
      box.append(line);
    };
    if (note.mark) add("mark", note.mark);
    note.own.split("\n").filter(Boolean).forEach((line) => add("own", line));
    note.said.forEach((line) => add("", line));
    if (note.codes.length) add("codes", `${words.codes}${words.colon}${note.codes.join(" · ")}`);
    return box;
  };

  const go = (place) => {
    spent[at] += Date.now() - since;
    since = Date.now();
    at = Math.min(Math.max(place, 0), screens.length - 1);
    if (!frozen) screens.forEach((screen, n) => { // frozen: the hall keeps what it sees
      screen.classList.toggle("on", n === at);
      screen.setAttribute("aria-hidden", String(n !== at));
    });
    $("count").textContent = `${at + 1} / ${screens.length}`;
    $("panel").replaceChildren(notesOf(document, at));
    if (location.protocol !== "about:") history.replaceState(null, "", `#${at + 1}`);
    tell();
  };

  const fit = () => {
    const portrait = innerHeight > innerWidth;
    document.body.classList.toggle("portrait", portrait);
    const room = portrait ? innerHeight - 70 : innerHeight;
    const narrow = !portrait && innerWidth / innerHeight < 1.5, wide = narrow ? 1440 : 1920;
    const scale = Math.min(innerWidth / wide, room / 1080);
    $("stage").classList.toggle("narrow", narrow); // 4:3 has a layout of its own
    const left = (innerWidth - wide * scale) / 2, top = portrait ? 0 : (room - 1080 * scale) / 2;
    $("stage").style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
    document.body.style.setProperty("--below", `${1080 * scale}px`);
  };

  const toggle = (id) => { $(id).hidden = !$(id).hidden; };
  const full = () => (document.fullscreenElement ? document.exitFullscreen()
    : document.documentElement.requestFullscreen().catch(() => {}));

  const clock = (ms) => {
    const whole = Math.floor(ms / 1000), two = (n) => String(n).padStart(2, "0");
    return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  };

  const freeze = () => {
    frozen = !frozen;
    go(at);
  };

  const lobby = () => { // without the screens kept for questions
    clearInterval(loop);
    loop = loop ? 0 : setInterval(() => {
      const next = (at + 1) % screens.length;
      go(screens[next].classList.contains("backup") ? 0 : next);
    }, LOOP);
    say(loop ? words.looping : "");
    setTimeout(say, 1500, "");
  };

  // every screen small, with its title and the time spent on it
  const list = () => {
    const box = $("list");
    box.hidden = !box.hidden;
    if (box.hidden) return;
    go(at); // counts the time up to now
    box.replaceChildren(...screens.map((screen, n) => {
      const way = document.createElement("button"), small = document.createElement("span");
      const copy = screen.cloneNode(true), said = document.createElement("span");
      copy.classList.add("on");
      copy.setAttribute("aria-hidden", "true");
      small.className = "small";
      small.append(copy);
      said.textContent = `${n + 1} ${screen.querySelector("h1").textContent} ${clock(spent[n])}`;
      way.append(small, said);
      way.onclick = () => { box.hidden = true; go(n); };
      return way;
    }));
    box.children[at].focus();
  };

  // what the speaker's window shows; it has no address of its own and lives by this one
  const tell = () => {
    if (!speaker || speaker.closed) return;
    const page = speaker.document, next = screens[at + 1];
    page.querySelector("main").replaceChildren(notesOf(page, at));
    page.querySelector(".title").textContent =
      `${frozen ? `${words.frozen} ` : ""}${at + 1} / ${screens.length}  ${screens[at].querySelector("h1").textContent}`;
    page.querySelector(".about").textContent = next ? words.next : words.last;
    const small = page.querySelector(".small");
    small.replaceChildren();
    if (next) {
      const copy = page.importNode(next, true);
      copy.classList.add("on");
      small.append(copy);
    }
    small.style.transform = `scale(${page.querySelector(".next").clientWidth / 1920})`;
  };

  const tick = () => {
    if (!speaker || speaker.closed) return;
    const page = speaker.document;
    page.querySelector(".now").textContent = new Date().toTimeString().slice(0, 8);
    page.querySelector(".elapsed").textContent = clock(Date.now() - began);
    page.querySelector(".spent").textContent = clock(spent[at] + Date.now() - since);
  };

  const present = () => {
    speaker = window.open("", "town-reform-speaker", "width=1280,height=800");
    if (!speaker) {
      say(words.blocked);
      return;
    }
    const page = speaker.document;
    page.open();
    page.write("<!doctype html><meta charset=utf-8><title></title><body></body>");
    page.close();
    page.title = `${words.title} · ${document.title}`;
    page.documentElement.lang = document.documentElement.lang;
    for (const style of document.querySelectorAll("style[data-speaker]")) {
      const copy = page.createElement("style");
      copy.textContent = style.textContent;
      copy.media = "all";
      page.head.append(copy);
    }
    page.body.className = document.body.className;
    const make = (tag, kind, text, to) => {
      const made = page.createElement(tag);
      made.className = kind;
      made.textContent = text;
      to.append(made);
      return made;
    };
    const head = make("header", "", "", page.body);
    make("span", "clock now", "", head);
    make("span", "", words.elapsed, head);
    make("span", "clock elapsed", "", head);
    make("span", "", words.spent, head);
    make("span", "clock spent", "", head);
    make("button", "restart", words.restart, head).onclick = () => {
      began = since = Date.now();
      spent.fill(0);
      tick();
    };
    make("button", "before", words.before, head).onclick = () => go(at - 1);
    make("button", "after", words.forward, head).onclick = () => go(at + 1);
    make("span", "title", "", head);
    make("main", "", "", page.body);
    const side = make("aside", "", "", page.body);
    make("h2", "about", words.next, side);
    make("div", "small", "", make("div", "next", "", side));
    townReformAnswers.lay(page, side, () => deck);
    page.addEventListener("keydown", pressed);
    speaker.addEventListener("resize", tell);
    tell();
    tick();
  };

  const acts = {
    ArrowRight: () => go(at + 1), ArrowDown: () => go(at + 1), " ": () => go(at + 1),
    PageDown: () => go(at + 1), Enter: () => go(typed ? Number(typed) - 1 : at + 1),
    ArrowLeft: () => go(at - 1), ArrowUp: () => go(at - 1), PageUp: () => go(at - 1),
    Backspace: () => go(at - 1), Home: () => go(0), End: () => go(screens.length - 1),
    f: full, b: () => toggle("black"), ".": () => toggle("black"), n: () => toggle("panel"),
    d: () => document.body.classList.toggle("dark"), s: () => present(), g: list, l: lobby, z: freeze, "?": () => say($("said").hidden ? words.help : ""),
    Escape: () => { say(""); $("black").hidden = true; $("panel").hidden = true; $("list").hidden = true; },
  };

  function pressed(event) {
    const field = event.target.tagName === "INPUT";
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (field && (event.key.length === 1 || ["Backspace", "Enter", "Home", "End", "ArrowLeft",
      "ArrowRight"].includes(event.key))) return;
    if (event.target.tagName === "BUTTON" && [" ", "Enter"].includes(event.key)) return;
    if (/^\d$/.test(event.key)) {
      typed = (typed + event.key).slice(-3);
      say(typed);
      return;
    }
    const act = acts[event.key] || acts[event.key.toLowerCase()];
    if (act) {
      event.preventDefault();
      act();
    }
    if (typed) say("");
    typed = "";
  }

  let touch = null;
  document.addEventListener("keydown", pressed);
  $("stage").addEventListener("touchstart", (event) => { touch = event.changedTouches[0]; },
    { passive: true });
  $("stage").addEventListener("touchend", (event) => {
    const end = event.changedTouches[0], across = end.clientX - touch.clientX;
    if (Math.abs(across) > 50 && Math.abs(across) > Math.abs(end.clientY - touch.clientY)) {
      go(at + (across < 0 ? 1 : -1));
    }
  });
  document.addEventListener("pointermove", () => {
    document.body.classList.add("moving");
    clearTimeout(quiet);
    quiet = setTimeout(() => document.body.classList.remove("moving"), 2500);
  });
  $("before").onclick = () => go(at - 1);
  $("after").onclick = () => go(at + 1);
  $("full").onclick = full;
  $("notes").onclick = () => toggle("panel");
  $("speaker").onclick = present;
  $("black").onclick = () => toggle("black");
  addEventListener("resize", fit);
  addEventListener("message", (event) => { // the page that shows a preview
    if (event.source === parent && event.data && event.data.go) go(event.data.go - 1);
  });
  setInterval(tick, 500);
  fit();
  go((parseInt(location.hash.slice(1), 10) || 1) - 1);
})();
