// The arithmetic of `dashboard/what_if`, for the frames between two answers of the server.
// A test holds both to each other (tests/browser/test_what_if.py).
const WHOLE = 10000;

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

// Largest remainder: see weights.whole.
const whole = (raw, total) => {
  const all = sum(raw);
  const exact = raw.map((weight) => (weight * total) / all);
  const found = exact.map(Math.floor);
  const rest = exact.map((share, n) => Math.round((share - found[n]) * 1e9));
  const order = raw.map((_, n) => n).sort((a, b) => rest[b] - rest[a]);
  for (const n of order.slice(0, total - sum(found))) found[n] += 1;
  return found;
};

// Set one weight, the unlocked others absorb it: see weights.rebalance.
const moved = (weights, at, to, locked, lowest) => {
  const others = weights.map((_, n) => n).filter((n) => n !== at);
  const free = others.filter((n) => !locked.includes(n));
  const room = WHOLE - sum(others.filter((n) => locked.includes(n)).map((n) => weights[n]));
  if (!free.length || locked.includes(at)) return [...weights];
  const value = Math.min(Math.max(to, Math.min(lowest, room)), room);
  const held = free.map((n) => weights[n]);
  const shared = whole(sum(held) ? held : held.map(() => 1), room - value);
  return weights.map((weight, n) =>
    n === at ? value : free.includes(n) ? shared[free.indexOf(n)] : weight);
};

// Why a weight does not reach where it was moved: see weights.rebalance_limit.
const stopped = (weights, at, to, locked, lowest) => {
  const reached = moved(weights, at, to, locked, lowest)[at];
  if (reached === to) return "";
  if (locked.includes(at) || weights.every((_, n) => n === at || locked.includes(n))) return "nobody";
  return reached > to ? "floor" : "locked";
};

// Shares of 1; equal weights that had to be rounded are equal: see model._shares.
const shares = (weights) => {
  const equal = sum(weights) === WHOLE && Math.max(...weights) - Math.min(...weights) <= 1;
  const row = equal ? weights.map(() => 1) : weights;
  return row.map((w) => w / (sum(row) || 1));
};

// What a group weighs where every place has its own: the first `shift` more, see model._shifted.
const ownGroups = (data, shift) => (data.ownGroups || []).map(([first, ...rest]) => {
  if (!shift) return [first, ...rest];
  const after = Math.min(Math.max(first + shift / WHOLE, Math.min(first, data.shift.floor)), 1);
  return [after, ...rest.map((weight) => (first < 1 ? (weight * (1 - after)) / (1 - first) : 0))];
});

// Score and contributions of every row (null where too little is known): see model.py.
const weighed = (data, weights) => {
  const geometric = data.aggregation === "geometric";
  const scale = (x) => (geometric ? Math.log(1 + 0.99 * x) : x);
  const groups = weights.groups && shares(weights.groups);
  const held = groups ? null : ownGroups(data, weights.shift);
  const components = weights.components.map((own) => own && shares(own));
  return data.values.map((row, n) => {
    let total = 0;
    const parts = row.map(() => 0);
    data.groups.forEach((group, g) => {
      const weight = groups ? groups[g] : held[n][g];
      let there = 0, mean = 0, all = 0;
      group.components.forEach((component, j) => {
        const own = components[g] ? components[g][j] : data.ownComponents[n][component];
        all += own;
        if (row[component] === null) return;
        there += own;
        mean += own * scale(row[component]);
        parts[component] = weight * own * scale(row[component]);
      });
      const known = there > 0 && there >= data.enough * all - 1e-12;
      if (there > 0) for (const component of group.components) parts[component] /= there;
      if (weight > 0) total = known ? total + (weight * mean) / there : NaN;
    });
    if (Number.isNaN(total)) return { score: null, parts: parts.map(() => 0) };
    const score = geometric ? Math.exp(total) : total;
    return { score, parts: geometric ? parts.map((p) => (total > 0 ? (p * score) / total : 0)) : parts };
  });
};

// 1 for the highest, ties share the better rank, null without a score: see model.ranks.
const ranked = (scores) => {
  const held = scores.map((score) => (score === null ? null : Math.round(score * 1e9)));
  const order = held.filter((score) => score !== null).sort((a, b) => b - a);
  return held.map((score) => (score === null ? null : order.indexOf(score) + 1));
};
