// Reads every FOLDER/*.yaml with the npm packages `yaml` (as YAML 1.2 and as 1.1) and `js-yaml`, and compares it with the
// .json beside it.
//
// usage: node compare_yaml.mjs FOLDER [--texts]
// With --texts every scalar counts as text, and what the notes format takes as not said (empty lists, `kind: question`) is
// left out.
// Exit status: 0 if all are equal, 1 if one differs, 77 if the packages are not installed (npm ci --prefix tests).
import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';

let yaml, jsYaml;
try {
  yaml = await import('yaml');
  jsYaml = await import('js-yaml');
} catch {
  console.log('the npm packages are not installed: npm ci --prefix tests');
  process.exit(77);
}

const texts = process.argv.includes('--texts');

// The value without what says nothing.
function said(value) {
  if (Array.isArray(value)) return value.map(said);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(
    ([key, v]) => key === 'notes' || !(Array.isArray(v) && v.length === 0) && !(key === 'kind' && v === 'question'));
  return Object.fromEntries(kept.map(([key, v]) => [key, said(v)]));
}

const readers = texts ? {
  yaml: (text) => said(yaml.parse(text, { schema: 'failsafe', logLevel: 'error' })),
} : {
  'yaml 1.2': (text) => yaml.parse(text, { version: '1.2' }),
  'yaml 1.1': (text) => yaml.parse(text, { version: '1.1' }),
  'js-yaml': (text) => jsYaml.load(text),
};

function* differences(read, expected, place = '') {
  if (isDeepStrictEqual(read, expected)) return;
  if (read === null || expected === null || typeof read !== 'object' || typeof expected !== 'object') {
    yield `${place}: ${JSON.stringify(read)} for ${JSON.stringify(expected)}`;
    return;
  }
  for (const key of new Set([...Object.keys(read), ...Object.keys(expected)])) {
    yield* differences(read[key], expected[key], `${place}.${key}`);
  }
}

const folder = process.argv[2];
const names = fs.readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort();
let failed = 0;
for (const name of names) {
  const text = fs.readFileSync(path.join(folder, name), 'utf8');
  const expected = JSON.parse(fs.readFileSync(path.join(folder, name.slice(0, -5) + '.json'), 'utf8'));
  for (const [reader, read] of Object.entries(readers)) {
    let found;
    try {
      found = [...differences(read(text), expected)];
    } catch (error) {
      found = [`cannot be read: ${error.message}`];
    }
    if (found.length > 0) failed += 1;
    for (const line of found.slice(0, 5)) console.log(`${name} with ${reader}: ${line}`);
  }
}
console.log(`npm: ${names.length} files, ${Object.keys(readers).length} readers, ${failed} readings differ`);
process.exit(failed > 0 || names.length === 0 ? 1 : 0);
