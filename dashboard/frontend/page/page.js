// The page's language, for screen readers; and on touch screens a pointer position for
// Plotly before each tap: its bars select what was last hovered, which on touch is nothing,
// or the bar tapped before.
document.documentElement.lang = "{lang}";
if (!window.townReformTouch) {
  window.townReformTouch = true;
  document.addEventListener("touchstart", (event) => {
    const touch = event.touches[0];
    if (touch && event.target.closest(".js-plotly-plot .nsewdrag")) {
      event.target.dispatchEvent(new MouseEvent("mousemove", {
        bubbles: true, clientX: touch.clientX, clientY: touch.clientY,
      }));
    }
  }, { capture: true, passive: true });
}

// A page spells its address out after it has been opened: that is no step of the reader's, and
// Back must not stop there.
if (!window.townReformHistory) {
  window.townReformHistory = true;
  const push = history.pushState.bind(history);
  let spelled = 0;
  history.pushState = (state, title, to) => {
    const now = new URL(location), next = new URL(to ?? now, now);
    // The choices of the page that opens may arrive before its path does: one step, not two.
    const early = now.pathname !== next.pathname && next.search && now.search === next.search
      && Date.now() - spelled < 3000;
    if (early) return history.replaceState(state, title, to);
    spelled = now.pathname === next.pathname ? Date.now() : 0;
    const more = ["compare", "scenario"].some((name) =>
      next.searchParams.has(name) && !now.searchParams.has(name));
    const same = now.pathname === next.pathname
      && [...now.searchParams].every(([name, value]) => next.searchParams.get(name) === value);
    return more && same ? history.replaceState(state, title, to) : push(state, title, to);
  };
}

// On a phone the menu lies over the page: it closes once a page has been chosen.
if (!window.townReformMenu) {
  window.townReformMenu = true;
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-testid=stSidebarNavLink]") || innerWidth > 768) return;
    document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
  });
}

// Links within the product: the address changes and the page follows, without loading anew.
// An opened link with an anchor scrolls there once its view is drawn.
if (!window.townReformLinks) {
  window.townReformLinks = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-testid=stHtml] a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (link.origin !== location.origin || link.dataset.image || link.download) return;
    event.preventDefault();
    const before = location.pathname;
    if (link.dataset.copied) {
      navigator.clipboard?.writeText(link.href);
      history.replaceState(history.state, "", link.href);
      const word = link.textContent;
      link.textContent = link.dataset.copied;
      setTimeout(() => { link.textContent = word; }, 1500);
      return;
    }
    History.prototype.pushState.call(history, {}, "", link.href);  // whatever was pushed just now
    window.dispatchEvent(new PopStateEvent("popstate"));
    if (link.pathname !== before) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  });
  // by now the address has been rewritten; charts above push the target down as they draw
  const asked = new URL(performance.getEntriesByType("navigation")[0].name).hash.slice(1);
  if (asked) {
    const until = Date.now() + 6000;
    const timer = setInterval(() => {
      document.getElementById(asked)?.scrollIntoView();
      if (Date.now() > until) clearInterval(timer);
    }, 200);
    for (const kind of ["wheel", "touchstart", "keydown", "mousedown"]) {
      document.addEventListener(kind, () => clearInterval(timer), { once: true, passive: true });
    }
  }
}

// What is being typed and files chosen but not sent would go with the page: the browser asks first.
if (!window.townReformLeave) {
  window.townReformLeave = true;
  const boxes = "[data-testid=stTextArea], [data-testid=stTextInput]";
  const chosen = "[class*=st-key-desk_files] [data-testid=stFileUploaderFile],"
    + "[class*=st-key-intake_files] [data-testid=stFileUploaderFile]";
  let typing = false;
  document.addEventListener("input", (event) => {
    typing = typing || !!event.target.closest?.(boxes);
  }, { capture: true, passive: true });
  document.addEventListener("focusout", () => {  // Streamlit sends it then; offline it cannot
    setTimeout(() => { typing = typing && !navigator.onLine; }, 500);
  });
  window.addEventListener("online", () => { typing = false; });
  window.addEventListener("beforeunload", (event) => {
    if (typing || document.querySelector(chosen)) event.preventDefault();
  });
}
