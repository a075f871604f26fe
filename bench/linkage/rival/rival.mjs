// The same work as breakwater's linkage, as SQL on DuckDB: load, block by the same rules, six comparisons, u from random pairs, m by EM
// over counts of patterns, score, cluster. Prints one line of JSON. Usage: node rival.mjs people.csv [threads]
import { DuckDBInstance } from '@duckdb/node-api';

const [file, threads = '2'] = process.argv.slice(2);
const started = performance.now();
const db = await (await DuckDBInstance.create(':memory:', { threads, memory_limit: '6GB' })).connect();
const rows = async sql => (await (await db.runAndReadAll(sql)).getRows());
const stages = {};
let at = process.cpuUsage();
const stage = name => {
  const used = process.cpuUsage(at);
  stages[name] = (used.user + used.system) / 1e6;
  at = process.cpuUsage();
};

const text = c => `nullif(lower(trim(${c})), '')`;
await db.run(`CREATE TABLE p AS SELECT row_number() OVER () AS id, ${text('first_name')} fn, ${text('surname')} sn, try_cast(${text('dob')} AS DATE) dob,
  replace(${text('postcode')}, ' ', '') pc, ${text("house_no || ' ' || street")} addr, regexp_replace(${text('phone')}, '[^0-9]', '', 'g') ph, ${text('sex')} sex,
  ${text('nhs_no')} nhs, entity_id truth FROM read_csv('${file.replaceAll("'", "''")}', all_varchar = true)`);
stage('load');

// A key held by more than 500 records is left out, as in the model file (which narrows it first).
const rules = ['fn, sn', 'sn, dob', 'fn, dob', 'ph, dob', 'pc, dob', 'ph, fn', 'pc, fn', 'left(fn, 3), left(sn, 3), year(dob)', 'nhs'];
const pairs = rules.map(rule => {
  const terms = rule.split(/, (?![^(]*\))/);
  const keys = terms.map((t, i) => `${t} k${i}`).join(', ');
  const known = terms.map(t => `${t} IS NOT NULL`).join(' AND ');
  const using = terms.map((_, i) => `k${i}`).join(', ');
  const block = `(SELECT id, ${keys} FROM p WHERE ${known} QUALIFY count(*) OVER (PARTITION BY ${terms.join(', ')}) <= 500)`;
  return `SELECT x.id a, y.id b FROM ${block} x JOIN ${block} y USING (${using}) WHERE x.id < y.id`;
});
await db.run(`CREATE TABLE c AS ${pairs.join(' UNION ')}`);
stage('block');

const levels = [
  ['forename', `CASE WHEN l.fn IS NULL OR r.fn IS NULL THEN 0 WHEN l.fn = r.fn THEN 1 WHEN l.fn = r.sn AND l.sn = r.fn THEN 2 WHEN damerau_levenshtein(l.fn, r.fn) = 1 THEN 3 WHEN jaro_winkler_similarity(l.fn, r.fn) >= .88 THEN 4 ELSE 5 END`, [.72, .02, .08, .1, .08]],
  ['surname', `CASE WHEN l.sn IS NULL OR r.sn IS NULL THEN 0 WHEN l.sn = r.sn THEN 1 WHEN damerau_levenshtein(l.sn, r.sn) = 1 THEN 2 WHEN jaro_winkler_similarity(l.sn, r.sn) >= .88 THEN 3 ELSE 4 END`, [.76, .08, .04, .12]],
  ['dob', `CASE WHEN l.dob IS NULL OR r.dob IS NULL THEN 0 WHEN l.dob = r.dob THEN 1 WHEN damerau_levenshtein(l.dob::VARCHAR, r.dob::VARCHAR) = 1 OR (year(l.dob) = year(r.dob) AND month(l.dob) = day(r.dob) AND day(l.dob) = month(r.dob)) THEN 2 WHEN year(l.dob) = year(r.dob) THEN 3 ELSE 4 END`, [.86, .07, .03, .04]],
  ['residence', `CASE WHEN l.pc IS NULL AND l.addr IS NULL OR r.pc IS NULL AND r.addr IS NULL THEN 0 WHEN l.pc = r.pc AND l.addr = r.addr THEN 1 WHEN l.pc = r.pc AND jaro_winkler_similarity(l.addr, r.addr) >= .88 THEN 2 WHEN l.pc = r.pc THEN 3 WHEN jaro_winkler_similarity(l.addr, r.addr) >= .95 THEN 4 WHEN damerau_levenshtein(l.pc, r.pc) = 1 THEN 5 ELSE 6 END`, [.45, .1, .1, .04, .03, .28]],
  ['phone', `CASE WHEN l.ph IS NULL OR r.ph IS NULL THEN 0 WHEN l.ph = r.ph THEN 1 WHEN damerau_levenshtein(l.ph, r.ph) = 1 THEN 2 ELSE 3 END`, [.55, .03, .42]],
  ['sex', `CASE WHEN l.sex IS NULL OR r.sex IS NULL THEN 0 WHEN l.sex = r.sex THEN 1 ELSE 2 END`, [.985, .015]],
];
const pattern = levels.map(([, sql], i) => `((${sql})::INT << ${3 * i})`).join(' | ');
const compared = from => `SELECT a, b, ${pattern} g FROM ${from} t JOIN p l ON l.id = t.a JOIN p r ON r.id = t.b`;
await db.run(`CREATE TABLE v AS ${compared('c')}`);
stage('compare');

const records = Number((await rows('SELECT count(*) FROM p'))[0][0]);
const random = `(SELECT 1 + hash(i) % ${records} a, 1 + hash(i + 10000000) % ${records} b FROM range(150000) s(i))`;
const count = async from => (await rows(`SELECT g, count(*) FROM ${from} GROUP BY g ORDER BY g`)).map(([g, n]) => [Number(g), Number(n)]);
const level = (g, i) => (g >> (3 * i)) & 7;
const shares = (seen, i, typical, weight) => {
  const sums = levels[i][2].map((t, l) => weight * (typical ? t : 1) + (seen[i][l + 1] ?? 0));
  const all = sums.reduce((s, x) => s + x, 0);
  return [1, ...sums.map(s => s / all)];
};
const tally = () => levels.map(() => []);
const add = (seen, g, n) => levels.forEach((_, i) => { seen[i][level(g, i)] = (seen[i][level(g, i)] ?? 0) + n; });
const strangers = tally();
for (const [g, n] of await count(`(${compared(random)})`)) add(strangers, g, n);
const u = levels.map((_, i) => shares(strangers, i, false, .5));
const counted = await count('v');
let m = levels.map((_, i) => shares(tally(), i, true, 30));
const likely = (g, m, prior, leftOut = []) => {
  let [one, other] = [prior, 1 - prior];
  levels.forEach((_, i) => { const l = level(g, i); if (l > 0 && !leftOut.includes(i)) { one *= m[i][l]; other *= u[i][l]; } });
  return one / (one + other);
};

// EM over the pairs of one rule, leaving out what the rule settles: strangers whom a rule brings together agree on that by no chance.
const session = (leftOut, made) => {
  const of = counted.filter(([g]) => made(i => level(g, i)));
  const all = of.reduce((s, [, n]) => s + n, 0);
  let [now, prior, seen] = [m, .4, tally()];
  for (let round = 0; round < 25 && all > 0; round++) {
    seen = tally();
    let persons = 0;
    for (const [g, n] of of) {
      const one = n * likely(g, now, prior, leftOut);
      persons += one;
      add(seen, g, one);
    }
    now = now.map((was, i) => (leftOut.includes(i) ? was : shares(seen, i, true, 30)));
    prior = persons / all;
  }
  return seen.map((s, i) => (leftOut.includes(i) ? [] : s));
};
const [byName, byHome] = [session([0, 1], l => l(0) === 1 && l(1) === 1), session([2, 3], l => l(2) === 1 && [1, 2, 3].includes(l(3)))];
m = levels.map((_, i) => shares(byName.map((s, j) => Array.from({ length: 8 }, (_, l) => (s[l] ?? 0) + (byHome[j][l] ?? 0))), i, true, 30));

// How likely any two records are one person's, as the candidates bear out.
const total = records * (records - 1) / 2;
let prior = 1 / total;
for (let round = 0; round < 30; round++) prior = counted.reduce((s, [g, n]) => s + n * likely(g, m, prior), 0) / total;
stage('train');

const sure = counted.filter(([g]) => likely(g, m, prior) >= .95).map(([g]) => g);
const joined = (await db.runAndReadAll(`SELECT a::INT, b::INT FROM v WHERE g IN (${sure.join(',') || 'NULL'})`)).getColumns();
const parent = Int32Array.from({ length: records + 1 }, (_, i) => i);
const root = x => { while (parent[x] !== x) x = parent[x] = parent[parent[x]]; return x; };
for (let i = 0; i < (joined[0]?.length ?? 0); i++) parent[root(joined[0][i])] = root(joined[1][i]);
stage('cluster');
const wall = (performance.now() - started) / 1000;
const used = process.cpuUsage();

// Judging, which isn't timed: every two records of one cluster count as a pair.
const truth = (await db.runAndReadAll('SELECT truth FROM p ORDER BY id')).getColumns()[0];
const within = key => { const n = new Map(); for (let i = 0; i < truth.length; i++) { const k = key(i); n.set(k, (n.get(k) ?? 0) + 1); } let s = 0; for (const c of n.values()) s += c * (c - 1) / 2; return s; };
const [together, both, real] = [within(i => root(i + 1)), within(i => root(i + 1) + '/' + truth[i]), within(i => truth[i])];
console.log(JSON.stringify({ Records: records, Compared: counted.reduce((s, [, n]) => s + n, 0), Wall: wall, Cpu: (used.user + used.system) / 1e6, PeakMiB: Math.round(process.resourceUsage().maxRSS / 1024), ClusterF1: 2 * both / (together + real), CpuOfStage: stages }));
