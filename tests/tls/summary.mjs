// Findings of testssl.sh (its flat JSON): prints how many of each severity, writes them as a page if asked, fails on any above LOW.
import { readFileSync, writeFileSync } from 'node:fs';

const [input, page] = process.argv.slice(2);
// What testssl.sh says of the OpenSSL that it was started with is no finding.
const findings = JSON.parse(readFileSync(input, 'utf8')).filter(({ id }) => id !== 'engine_problem');
// DEBUG and INFO judge nothing; WARN is a test that could not be made.
const ORDER = ['CRITICAL', 'HIGH', 'MEDIUM', 'WARN', 'LOW', 'OK', 'INFO', 'DEBUG', 'FATAL'];
const of = (severity) => findings.filter((finding) => finding.severity === severity);
const counts = ORDER.map((severity) => [severity, of(severity).length]).filter(([, count]) => count > 0);
const bad = findings.filter(({ severity }) => ['FATAL', 'CRITICAL', 'HIGH', 'MEDIUM', 'WARN'].includes(severity));
const unknown = findings.filter(({ severity }) => !ORDER.includes(severity));
// A run that was broken off has found nothing either.
const WHOLE = ['TLS1_2', 'TLS1_3', 'cipher_order', 'cert_chain_of_trust', 'HSTS_time', 'heartbleed', 'BREACH', 'RC4'];
const missing = WHOLE.filter((id) => !findings.some((finding) => finding.id === id));

const line = counts.map(([severity, count]) => `${count} ${severity}`).join(', ');
console.log(`  testssl.sh: ${line}`);
for (const { id, severity, finding } of [...bad, ...unknown, ...of('LOW')]) console.log(`  ${severity}  ${id}: ${finding}`);

if (page) {
  const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
  const day = new Date().toISOString().slice(0, 10);
  const rows = (list) => list.map(({ id, severity, finding }) => `| ${id} | ${severity} | ${cell(finding).slice(0, 160)} |`).join('\n');
  const shown = findings.filter(({ severity }) => severity !== 'DEBUG');
  writeFileSync(
    page,
    `# testssl.sh on the public listener

| | |
|---|---|
| date | ${day} |
| testssl.sh | ${process.env.TESTSSL_VERSION} (Debian) |
| command | \`tests/tls/check.sh --record\` |
| in it | \`testssl --quiet --color 0 --warnings off --nodns none --add-ca ca.pem --ip 127.0.0.1 https://isekai.test:PORT/\` |
| findings | ${line} |

A real \`isekai serve\` with \`serve.https\`, and a certificate (ECDSA P-256) of an authority that the script makes and testssl.sh is told to
trust. Any finding above LOW fails the script, which runs with \`./test full\`; so does a test that could not be made (WARN).

## Findings at LOW

${of('LOW').length ? `| id | severity | finding |\n|---|---|---|\n${rows(of('LOW'))}` : 'None.'}

## All

| id | severity | finding |
|---|---|---|
${rows(shown)}
`,
  );
}
if (missing.length) console.error(`  the run is not whole: ${missing.join(', ')} is missing`);
// 3: nothing is bad, but a test could not be made, as happens on a busy machine; it is worth another run.
const untested = bad.length > 0 && bad.every(({ severity }) => severity === 'WARN');
process.exitCode = untested ? 3 : bad.length || unknown.length || missing.length ? 1 : 0;
