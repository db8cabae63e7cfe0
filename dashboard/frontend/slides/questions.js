// Spoken questions in Chinese, pinyin or English → what is asked, of what, where. Every word must
// be known (`vocabulary` of dashboard/briefing/vocabulary.py): one that is not may narrow or change
// the question, so nothing is understood then. Only a clause that is an aside may hold others.
const townReformQuestions = (() => {
  const MOST_NEAR = 4, NAMED = 4, GAP = "·", DIGITS = "零一二三四五六七八九";
  const UNITS = { 十: 10, 百: 100, 千: 1000, 万: 10000 };

  // 三千二百九十一 → 3291, 三千二 → 3200; numerals without 十百千万 stay words
  const numeral = (text) => {
    let sum = 0, digit = 0, unit = 10;
    for (const char of text.replace(/两/g, "二").replace(/\u3007/g, "零")) {
      if (UNITS[char]) {
        unit = UNITS[char];
        sum += (digit || 1) * unit;
        digit = 0;
      } else {
        digit = DIGITS.indexOf(char);
        if (!digit) unit = 10;
      }
    }
    return String(sum + digit * (unit > 10 ? unit / 10 : 1));
  };
  const N = "[零\\u3007一二两三四五六七八九]", COMPOSITE = `(?:${N}?[十百千万][零\\u3007一二两三四五六七八九十百千万]*|${N})`;
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/ü/g, "v")
    .replace(/(\d),(?=\d{3})/g, "$1").replace(/(\d+)\s*(?:percent|per cent)/g, "$1%")
    .replace(new RegExp(`百分之(${COMPOSITE}|\\d+)`, "g"), (_, n) => `${/\d/.test(n) ? n : numeral(n)}%`)
    .replace(new RegExp(`(${N})成(?!绩|立|员|为|果|效|本)`, "g"), (_, n) => `${numeral(n)}0%`)
    .replace(new RegExp(`${N}[十百千万][零\u3007一二两三四五六七八九十百千万]*|十${N}`, "g"), numeral)
    .replace(/(?<!有|^)(?:没有?|怎么样|怎样|如何)(?=\s*(?:$|[,，。.?？!！;；]))/g, "");
  const single = (word) => (/^[a-z]{4,}s$/.test(word) && !word.endsWith("ss") ? word.slice(0, -1) : word);
  const tokens = (text) => (plain(text).replace(/['’]s?\b/g, "")
    .match(/\d+(?:\.\d+)?%?|[a-z]+|[\u3400-\u9fff]/g) || []).map(single);

  const alternatives = (text, words) => text.replace(/\{(\w+)\}/g, (_, name) => words[name]).split("|");

  // words by their first token
  const index = (entries) => {
    const found = new Map();
    for (const [word, tag] of entries) {
      const parts = tokens(word);
      if (!parts.length) continue;
      if (!found.has(parts[0])) found.set(parts[0], []);
      found.get(parts[0]).push({ parts, tag });
    }
    return found;
  };
  const at = (found, asked, place) => (found.get(asked[place]) || []).filter(({ parts }) =>
    parts.every((part, n) => asked[place + n] === part));

  const prepared = new WeakMap();
  const prepare = (vocabulary) => {
    if (prepared.has(vocabulary)) return prepared.get(vocabulary);
    const { words } = vocabulary, list = (text) => alternatives(text, words);
    const common = index([...list(vocabulary.filler).map((word) => [word, ""]),
      ...Object.entries(vocabulary.asks).flatMap(([tag, text]) => list(text).map((word) => [word, tag]))]);
    const subjects = vocabulary.subjects.map((subject) => {
      const bags = [...subject.bags.map((bag) => bag.split(" + ").map((need) => list(need.trim()))),
        ...[...subject.keys, ...subject.values].map((key) => [[key]])];
      if (bags.length && subject.loose.length) bags.push([bags[0][0], subject.loose]);
      const own = [...bags.flat(2), ...subject.also.flatMap(list), ...(subject.share ? list("{share}") : []), ...subject.near, ...subject.loose];
      const numbers = [...subject.values, ...subject.near, ...subject.loose].length ? list(vocabulary.numbers) : [];
      const entries = [...own.map((word) => [word, ""]), ...subject.dated.map((word) => [word, "dated"])];
      return { ...subject, own: index(entries), counted: index([...entries, ...numbers.map((word) => [word, ""])]),
        bags: bags.map((bag) => bag.map((need) => need.map(tokens).filter((parts) => parts.length))) };
    });
    const places = index(vocabulary.places.flatMap((place) => place.keys.map((key) => [key, place])));
    const sounds = new Map(Object.entries(vocabulary.sounds).flatMap(([sound, all]) => [...all].map((char) => [char, sound])));
    const heard = [...vocabulary.subjects, ...vocabulary.places].flatMap(({ keys }) => keys)
      .filter((key) => /^[\u3400-\u9fff]{3}/.test(key)).map(tokens);
    const made = { common, subjects, places, sounds, heard, never: list(vocabulary.never).map(tokens),
        otherWithShare: list(vocabulary.other_with_share).map(tokens) };
    prepared.set(vocabulary, made);
    return made;
  };

  const holds = (asked, parts) => asked.some((_, n) => parts.every((part, m) => asked[n + m] === part));

  // the cheapest way to read the words: how many are left over, and what the others ask
  const cover = (asked, own, common) => {
    const best = Array(asked.length + 1);
    best[asked.length] = { left: 0, cost: 0, tags: [] };
    for (let n = asked.length - 1; n >= 0; n -= 1) {
      const take = (length, left, cost, tag) => {
        const rest = best[n + length], made = { left: rest.left + left, cost: rest.cost + cost };
        if (best[n] && (best[n].left - made.left || best[n].cost - made.cost) <= 0) return;
        best[n] = { ...made, tags: tag ? [tag, ...rest.tags] : rest.tags };
      };
      if (asked[n] === GAP) take(1, 0, 0, "");
      else take(1, 1, 9, "");
      for (const { parts, tag } of at(common, asked, n)) take(parts.length, 0, tag ? 1.2 : 1.1, tag);
      for (const { parts, tag } of own ? at(own, asked, n) : []) take(parts.length, 0, 1, tag);
    }
    return best[0];
  };

  const split = (asked, places) => {
    const rest = [], found = [];
    for (let n = 0; n < asked.length;) {
      const here = at(places, asked, n);
      const length = Math.max(0, ...here.map(({ parts }) => parts.length));
      if (length) found.push(here.filter(({ parts }) => parts.length === length).map(({ tag }) => tag));
      rest.push(length ? GAP : asked[n]);
      n += length || 1;
    }
    return { rest, found };
  };

  // the place meant by all that are named: a town within its unit, a unit within the city
  const where = (found, city) => {
    const sets = found.map((places) => [...new Set(places)]);
    const inner = sets.filter((places) => !places.every(({ id }) => id === city));
    if (!inner.length) return sets.length ? sets[0] : [];
    const towns = inner.filter((places) => places.some(({ parent }) => parent));
    const meant = (towns.length ? towns : inner)[0];
    const fits = (one, other) => one === other || one.parent === other.id;
    const kept = meant.filter((one) => inner.every((places) => places.some((other) => fits(one, other))));
    return kept.length ? kept : null;
  };

  // what is asked, of the tags of the words; null where it is nothing we can say
  const asks = (tags, subject, follows) => {
    const has = (tag) => tags.includes(tag), most = ["lowest", "highest", "worst", "best"].filter(has);
    const moves = ["before", "year", "moved"].filter(has).length;
    if (most.length > 1 || (most.length && moves) || (has("keep") && !follows)) return null;
    if ((has("before") && has("year")) || (has("counted") && !(subject && subject.share))) return null;
    if (has("moved") && moves === 1 && !(subject && subject.share)) return null;
    if (most.length) {
      const [one] = most;
      if (has("degree") || has("town")) return null;
      if (one === "lowest" || one === "highest") return one;
      if (!subject || !subject.better) return null;
      return (one === "best") === (subject.better === "higher") ? "highest" : "lowest";
    }
    if (has("which") || (has("degree") && !moves)) return null;
    return moves ? (has("year") ? "year" : "change") : "value";
  };

  const candidates = (asked, { subjects, common }, follows) => {
    let best = [];
    for (const subject of subjects) {
      const counted = asked.some((word) => /^\d/.test(word) && [...subject.values, ...subject.near, ...subject.loose].includes(word));
      const read = cover(asked, counted ? subject.counted : subject.own, common);
      if (read.left) continue;
      let score = 0;
      for (const bag of subject.bags) {
        const lengths = bag.map((need) => Math.max(0, ...need.filter((parts) => holds(asked, parts)).map((parts) => parts.length)));
        if (lengths.every(Boolean)) score = Math.max(score, lengths.reduce((sum, one) => sum + one, 0));
      }
      const ask = score && asks(read.tags, subject, follows);
      if (ask) best.push({ subject, ask, score, dated: read.tags.includes("dated") });
    }
    // all kinds of towns together are a published figure, one kind is the register's
    if (best.some(({ subject }) => subject.register && subject.claim)) best = best.filter(({ subject }) => subject.claim || !subject.register);
    const top = Math.max(0, ...best.map(({ score }) => score));
    return best.filter(({ score }) => score === top);
  };

  // what comes nearest where nothing was understood: by the needs of a name that are there, two
  // characters of them at least; never an answer, the reader chooses
  const near = (asked, { subjects }) => {
    const found = subjects.filter(({ register, claim }) => !register || claim).map((subject) => {
      const best = subject.bags.map((bag) => {
        const lengths = bag.map((need) => Math.max(0, ...need.filter((parts) => holds(asked, parts)).map((parts) => parts.join("").length)));
        return { missing: lengths.filter((length) => !length).length, score: lengths.reduce((sum, one) => sum + one, 0) };
      }).filter(({ score }) => score > 1).sort((one, other) => one.missing - other.missing || other.score - one.score)[0];
      return best && { subject, ask: "value", ...best };
    }).filter(Boolean).sort((one, other) => one.missing - other.missing || other.score - one.score);
    return found.slice(0, MOST_NEAR);
  };

  const latin = (asked, vocabulary) => {
    const joined = asked.join("").replace(/^na(?=.)/, "").replace(/(?:you|shi)?(?:duoshao)?(?:ne|le|ma)?$/, "");
    const found = [], places = [null, ...vocabulary.places];
    for (const subject of vocabulary.subjects) {
      for (const key of subject.latin) {
        if (!joined.includes(key)) continue;
        const [before, after] = [joined.startsWith(key), joined.endsWith(key)];
        const rest = before ? joined.slice(key.length) : after ? joined.slice(0, -key.length).replace(/de$/, "") : null;
        if (rest === null) continue;
        for (const place of places) {
          if (place ? place.latin.includes(rest) : !rest) found.push({ subject, place });
        }
      }
    }
    return found;
  };

  // as heard: words that sound like a name of three characters or more, when nothing else fits
  const mended = (asked, { heard, sounds }) => {
    const found = new Map(), sound = (char) => sounds.get(char) || char, said = asked.map(sound);
    for (const name of heard) {
      for (let n = 0; n + name.length <= asked.length; n += 1) {
        if (!name.every((char, m) => sound(char) === said[n + m])) continue;
        const wrong = name.filter((char, m) => char !== asked[n + m]).length;
        if (wrong !== 1) continue;
        const made = [...asked.slice(0, n), ...name, ...asked.slice(n + name.length)];
        found.set(made.join(" "), made);
      }
    }
    return [...found.values()];
  };

  const NOTHING = { kind: "unknown" };

  const read = (asked, vocabulary, context) => {
    const made = prepare(vocabulary), { rest, found } = split(asked, made.places);
    const share = rest.some((word) => /^\d.*%$/.test(word)) && made.otherWithShare;
    if ([...made.never, ...(share || [])].some((parts) => holds(rest, parts))) return NOTHING;
    const places = where(found, vocabulary.city);
    if (places === null) return NOTHING;
    const follows = Boolean(context), cue = follows && /[呢那]|^and |^(what|how) about /.test(asked.join(" "));
    const cityOnly = { id: vocabulary.city };
    let meant = candidates(rest, made, follows);
    if (!meant.length && follows && context.subject) {
      const bare = cover(rest, null, made.common), ask = bare.left ? null : asks(bare.tags, context.subject, true);
      if (ask && (places.length || ask !== "value")) {
        const kept = ask === "value" && !["lowest", "highest"].includes(context.ask) ? context.ask : ask;
        meant = [{ subject: context.subject, ask: kept }];
        if (!places.length && !["lowest", "highest"].includes(ask)) places.push(context.place);
      } else {
        meant = candidates([...rest, GAP, ...tokens(context.subject.keys[0])], made, follows)
          .filter(({ subject }) => subject.id !== context.subject.id); // "and on average?"
      }
    } else if (meant.length && cue && !places.length && meant.every(({ ask }) => ask === "value")) {
      places.push(context.place);
      meant = meant.map((one) => ({ ...one, ask: context.ask }));
    }
    const all = meant.flatMap((one) => (places.length ? places : [cityOnly]).map((place) => ({ ...one, place })));
    const sayable = all.filter(({ subject, ask, place, dated }) => (place.id === vocabulary.city
      ? !dated || (ask === "value" && subject.claim) : !dated && !["lowest", "highest"].includes(ask)));
    if (!sayable.length) return NOTHING;
    return sayable.length === 1 ? { kind: "one", ...sayable[0] } : { kind: "choices", choices: sayable };
  };

  // { kind: "one", subject, place, ask }, { kind: "choices", choices } or { kind: "unknown" };
  // `context` is what the question before was understood as, if it was; what is unknown says in
  // `near` what else may have been meant
  const parse = (vocabulary, text, context = null) => {
    const asked = tokens(text), known = context && context.kind === "one" ? context : null;
    if (!asked.length) return NOTHING;
    const made = prepare(vocabulary), { rest, found } = split(asked, made.places);
    // "and …?" after what was not understood: of which place is not known, so none is taken
    const lost = context && !known && !found.length && /^(?:那|and |what about |how about )|呢[?？。]*$/.test(text.trim().toLowerCase());
    const first = lost ? NOTHING : understood(asked, text, vocabulary, known);
    if (first.kind !== "unknown") return first;
    const place = (where(found, vocabulary.city) || [])[0] || { id: vocabulary.city };
    return { ...first, near: near(rest, made).map((one) => ({ ...one, place })) };
  };

  // whether a clause beside the question narrows nothing: a question of yes or no, or what begins
  // by saying the same once more; without numbers, times and names of other subjects
  const aside = (clause, one, made) => {
    const asked = tokens(clause), { rest } = split(asked, made.places);
    if (!/[吗嘛]$|是不是|有没有|(.{1,2})[不没]\1|^(?:也)?就是|^也就是说/.test(clause)) return false;
    if (/\d|[年月季期]|除|非/.test(asked.join("")) || /[省市县区]/.test(rest.join("")) || made.never.some((parts) => holds(rest, parts))) return false;
    return near(rest, made).every(({ subject, missing, score }) =>
      missing || score < NAMED || subject.id === one.subject.id);
  };

  const beside = (text, vocabulary, known) => {
    const clauses = plain(text).split(/[,。;?!…:]+/).map((clause) => clause.trim()).filter(Boolean);
    const made = prepare(vocabulary), found = clauses.length < 2 ? [] : clauses.map((clause, n) => {
      const others = clauses.filter((_, m) => m !== n);
      const named = others.flatMap((other) => tokens(other).filter((_, m, all) => {
        for (let from = 0; from <= m; from += 1) {
          if (at(made.places, all, from).some(({ parts }) => from + parts.length > m)) return true;
        }
        return false;
      }));
      const one = read([...named, ...tokens(clause)], vocabulary, known);
      return one.kind === "one" && others.every((other) => aside(other, one, made)) ? one : null;
    }).filter(Boolean);
    return found.length === 1 ? found[0] : NOTHING;
  };

  const understood = (asked, text, vocabulary, known) => {
    const first = read(asked, vocabulary, known);
    if (first.kind !== "unknown") return first;
    const clear = beside(text, vocabulary, known);
    if (clear.kind !== "unknown") return clear;
    if (asked.every((word) => /^[a-z]+$/.test(word))) {
      const found = latin(asked, vocabulary).map(({ subject, place }) => ({ subject, ask: "value", place: place || { id: vocabulary.city } }));
      if (found.length === 1) return { kind: "one", ...found[0] };
      return found.length ? { kind: "choices", choices: found } : NOTHING;
    }
    const again = mended(asked, prepare(vocabulary)).map((one) => read(one, vocabulary, known)).filter(({ kind }) => kind !== "unknown");
    const same = (one, other) => one.subject.id === other.subject.id && one.place.id === other.place.id && one.ask === other.ask;
    return again.length && again.every((one) => one.kind === "one" && same(one, again[0])) ? again[0] : NOTHING;
  };

  return { parse, tokens };
})();
if (typeof module !== "undefined") module.exports = townReformQuestions;
