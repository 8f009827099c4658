import { writeFileSync } from 'node:fs';
import { verifyDecisions } from './verifyDecisions/command';

const { code, out, heads } = verifyDecisions(process.argv.slice(2), process.env);
(code === 2 ? process.stderr : process.stdout).write(out);
if (heads) writeFileSync(heads.path, heads.text);
process.exitCode = code;
