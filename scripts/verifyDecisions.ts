import { verifyDecisions } from './verifyDecisions/command';

const { code, out, err } = verifyDecisions(process.argv.slice(2), process.env);
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = code;
