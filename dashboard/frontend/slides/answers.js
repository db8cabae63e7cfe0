// Questions typed in Chinese, in pinyin or its initials, in English: a place and a subject, in
// either order, together or apart.
const townReformAnswers = (() => {
  const plain = (text) => text.toLowerCase().replace(/[\s,，。、?？的]+/g, "");

  // how well a piece fits a name: 3 whole, 2 from its beginning, 1 within; 0 not at all
  const fit = (piece, keys, least, within) => {
    let best = 0;
    for (const key of keys) {
      if (key === piece) return 3;
      if (piece.length < least) continue;
      if (key.startsWith(piece)) best = Math.max(best, 2);
      else if (within && key.includes(piece)) best = Math.max(best, 1);
    }
    return best;
  };

  const score = (question, place, subject, city) => {
    let best = 0;
    for (let cut = 0; cut <= question.length; cut += 1) {
      const pieces = [question.slice(0, cut), question.slice(cut)];
      for (const [where, what] of [pieces, [pieces[1], pieces[0]]]) {
        if (!what) continue;
        const known = where ? fit(where, place.keys, 2, false) : place.id === city ? 1.5 : 0;
        const meant = known && fit(what, subject.keys, 2, true);
        if (meant && (place.id === city || subject.place)) best = Math.max(best, known + 2 * meant);
      }
    }
    return best;
  };

  const find = (data, question, most = 6) => {
    const asked = plain(question);
    if (!asked) return [];
    const found = [];
    for (const place of data.places) {
      for (const subject of data.subjects) {
        const fitting = score(asked, place, subject, data.city);
        if (fitting) found.push({ place, subject, fitting });
      }
    }
    found.sort((a, b) => b.fitting - a.fitting);
    return found.slice(0, most).map((one) => ({ ...one, cards: data.cards.filter(
      (card) => card.place === one.place.id && card.subject === one.subject.id) }));
  };

  const element = (page, tag, kind, text) => {
    const made = page.createElement(tag);
    made.className = kind;
    made.textContent = text;
    return made;
  };

  const show = (page, box, data, question, words) => {
    box.replaceChildren();
    const found = find(data, question);
    if (plain(question) && !found.length) box.append(element(page, "p", "none", words.none_found));
    for (const { place, subject, cards } of found) {
      const card = element(page, "article", "card", "");
      if (!cards.length) {
        card.append(element(page, "h4", "", `${place.name} · ${subject.name}`),
          element(page, "p", "none", words.none));
      }
      for (const held of cards) {
        card.append(element(page, "h4", "", `${place.name} · ${held.label}`),
          element(page, "p", "figure", held.figure),
          element(page, "p", "say", held.sentence));
        for (const name of ["change", "floor", "other"]) {
          if (held[name]) card.append(element(page, "p", "more", `${words[name]}${words.colon}${held[name]}`));
        }
        card.append(element(page, "p", "more",
          `${held.mark} · ${held.source} · ${words.code} ${held.code}`));
      }
      box.append(card);
    }
  };

  return { find, show };
})();
