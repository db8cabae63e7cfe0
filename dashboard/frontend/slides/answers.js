// The box that takes spoken questions: one sentence to read aloud, or that there is none, which is
// noted for after the conference and stays with this browser.
const townReformAnswers = (() => {
  const STORE = "town-reform-later";

  // the key of the card that answers what was understood; empty where no such question exists
  const key = (vocabulary, { subject, place, ask }) => {
    const whole = subject.indicator === subject.id, city = place.id === vocabulary.city;
    if (ask === "lowest" || ask === "highest") return whole ? `${ask}:${subject.id}` : "";
    if (ask !== "value") return whole ? `${ask}:${subject.id}@${place.id}` : "";
    if (subject.register && !(city && subject.claim)) return `register:${place.id}`;
    if (city && subject.claim) return `claim:${subject.claim}`;
    return subject.indicator ? `indicator:${subject.indicator}@${place.id}` : "";
  };

  // { keys, parsed }: one key is an answer (its card may be missing), several are a choice
  const find = (data, question, context = null) => {
    const parsed = townReformQuestions.parse(data.vocabulary, question, context);
    const meant = parsed.kind === "choices" ? parsed.choices : parsed.kind === "one" ? [parsed] : [];
    const keys = [...new Set(meant.map((one) => key(data.vocabulary, one)).filter(Boolean))];
    const near = (parsed.near || []).filter((one) => data.cards[key(data.vocabulary, one)]);
    return { keys, meant, near, parsed };
  };

  const named = (data, { subject, place }) => {
    const known = data.vocabulary.places.find(({ id }) => id === place.id);
    return `${known ? known.name : ""} · ${subject.name}`;
  };

  const later = () => {
    try {
      return JSON.parse(localStorage.getItem(STORE)) || [];
    } catch {
      return later.kept || [];
    }
  };
  const keep = (list) => {
    later.kept = list;
    try {
      localStorage.setItem(STORE, JSON.stringify(list));
    } catch { /* kept in memory only */ }
  };

  const lay = (page, parent, given) => {
    let context = null, asked = "";
    const make = (tag, kind, text, to) => {
      const made = page.createElement(tag);
      made.className = kind;
      made.textContent = text;
      if (tag === "button") made.type = "button";
      if (to) to.append(made);
      return made;
    };
    const ask = make("input", "ask", "", parent), box = make("div", "answers", "", parent);
    const chips = make("div", "chips", "", parent), list = make("section", "later", "", parent);
    ask.type = "search";
    box.setAttribute("aria-live", "polite");

    const say = (card, words) => {
      const made = make("article", "card", "", box);
      make("h4", "", card.label, made);
      make("p", "figure", card.figure, made);
      make("p", "say", card.sentence, made);
      if (card.floor) make("p", "more", card.floor, made);
      for (const name of ["change", "other"]) {
        if (card[name]) make("p", "more", `${words[name]}${words.colon}${card[name]}`, made);
      }
      const code = card.code ? ` · ${words.code} ${card.code}` : "";
      make("p", "more", `${card.mark} · ${card.source}${code}`, made);
    };

    const offer = (meant, to, question) => {
      const { answers } = given();
      for (const one of meant) {
        make("button", "chip", named(answers, one), to).onclick = () => {
          asked = question;
          box.replaceChildren();
          settle({ keys: [key(answers.vocabulary, one)], meant: [one], near: [], parsed: { kind: "one", ...one } });
        };
      }
    };

    const show = () => {
      const { answers, words } = given(), question = ask.value.trim();
      box.replaceChildren();
      if (!question) return null;
      const found = find(answers, question, context);
      if (found.keys.length > 1) {
        const made = make("article", "card", "", box);
        make("p", "more", words.which, made);
        offer(found.meant, made, question);
        return found;
      }
      asked = question;
      reply(found);
      return found;
    };

    const reply = ({ keys: [one], meant, near }) => {
      const { answers, words } = given(), card = answers.cards[one];
      if (card) say(card, words);
      const reported = meant.length && answers.cards[`indicator:${meant[0].subject.indicator}@${meant[0].place.id}`];
      if (card && reported && one.startsWith("claim:")) say(reported, words);
      if (card) return;
      const made = make("article", "card", "", box);
      if (one) make("h4", "", named(answers, meant[0]), made);
      if (near.length) make("p", "more", words.near, made);
      offer(near, made, asked);
      make("p", "none", `${near.length ? words.neither : ""}${words.none}`, made);
    };

    // the question is put: what follows may refer to it
    const settle = (found) => {
      if (!box.childElementCount) reply(found);
      context = found.parsed;
      if (found.keys.length === 1 && given().answers.cards[found.keys[0]]) return;
      if (found.keys.length < 2) {
        const about = found.keys.length ? ` (${named(given().answers, found.meant[0])})` : "";
        keep([...later(), { question: asked + about, time: new Date().toLocaleString("sv-SE") }]);
        listed();
      }
    };

    const listed = () => {
      const { words } = given(), noted = later();
      list.replaceChildren();
      list.hidden = !noted.length;
      make("h4", "", `${words.later} (${noted.length})`, list);
      const text = noted.map(({ question, time }) => `${time}  ${question}`);
      for (const line of text) make("p", "more", line, list);
      const copy = make("button", "chip", words.copy, list);
      copy.onclick = async () => {
        const area = make("textarea", "", text.join("\n"), list); // works in a file too
        area.select();
        page.execCommand("copy");
        area.remove();
        copy.textContent = words.copied;
      };
      make("button", "chip", words.clear, list).onclick = () => { keep([]); listed(); };
    };

    ask.oninput = show;
    ask.onchange = () => {
      const found = show();
      if (found) settle(found);
    };
    ask.onfocus = () => ask.select();
    const refresh = () => {
      const { answers, words } = given();
      ask.placeholder = words.ask;
      ask.setAttribute("aria-label", words.ask);
      chips.replaceChildren(make("span", "more", words.chips));
      for (const question of answers.chips) {
        make("button", "chip", question, chips).onclick = () => { ask.value = question; ask.onchange(); };
      }
      listed();
      show();
    };
    refresh();
    return { ask, refresh };
  };

  return { find, key, lay };
})();
if (typeof module !== "undefined") module.exports = townReformAnswers;
