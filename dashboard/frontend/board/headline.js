// The sentence above the board, said anew while a weight is dragged: as `dashboard/views/headline.py`
// says it once the weights have been sent (tests/browser/test_what_if.py holds both together).
const filled = (text, facts) => text.replace(/\{(\w+)\}/g, (whole_, name) => facts[name] ?? whole_);

const twoPlaces = (points) => (points / 100).toFixed(2);

const weightsSaid = ({ data, weights }) => {
  const { headline: words, groups } = data, { base } = words;
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  if (same([weights.groups, weights.components, weights.shift || 0], [base.groups, base.components, 0])) return words.alone;
  const town = weights.groups && `${twoPlaces(weights.groups[0])}%`;
  const sign = weights.shift < 0 ? "−" : "+";
  const said = !weights.groups && weights.shift
    ? [filled(words.own_shift, { shift: sign + twoPlaces(Math.abs(weights.shift)) })]
    : !weights.groups ? [words.own_town]
      : data.shift ? [filled(words.town_weight, { weight: town })]
        : words.names.map((name, g) => `${name} ${twoPlaces(weights.groups[g])}%`);
  groups.forEach((group, g) => {
    if (group.components.length < 2 || same(weights.components[g], base.components[g])) return;
    said.push(filled(words.inner_moved, { group: words.names[g] }));
  });
  return said.join(data.words.comma);
};

// The names of the rows that `chosen` says, by their codes; more than two are counted.
const named = ({ data }, chosen, most) => {
  const held = data.rows.filter((_, n) => chosen(n)).sort((a, b) => (a.id < b.id ? -1 : 1)).map((row) => row.name);
  const said = held.slice(0, most).join(data.words.comma);
  return held.length > most ? filled(data.headline.and_more, { names: said, n: held.length }) : said;
};

const movesSaid = (board, ranks) => {
  const { rows, words, headline } = board.data;
  const steps = rows.map((row, n) => (ranks[n] === null || row.baseRank === null ? 0 : row.baseRank - ranks[n]));
  const facts = { against: headline.against, n: steps.filter(Boolean).length };
  if (!facts.n) return filled(headline.none_moves, facts);
  const said = [["rises", Math.max(...steps), 1], ["falls", -Math.min(...steps), -1]]
    .filter(([, far]) => far > 0)
    .map(([key, far, way]) => filled(headline[key], { names: named(board, (n) => steps[n] * way === far, 2), n: far }));
  return filled(headline.moves, { ...facts, most: said.join(words.comma) }) + (board.weights.groups ? headline.levelled : "");
};

const headline = (board, found, ranks) => {
  const { rows, headline: words } = board.data, first = ranks.indexOf(1);
  const place = document.querySelector("[data-said=board]");
  if (first < 0 || !place) return;
  const facts = { where: words.where, weights: weightsSaid(board), score: found[first].score.toFixed(2),
    first: named(board, (n) => ranks[n] === 1, rows.length) };
  const moved = facts.weights !== words.alone || rows.some((row, n) => row.baseRank !== ranks[n]);
  write(place, filled(moved ? words.conclusion : words.conclusion_base, { ...facts, moves: moved && movesSaid(board, ranks) }));
};
