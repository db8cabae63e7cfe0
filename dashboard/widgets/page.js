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
