import { preview } from './preview/command';

const { code, out, err } = preview(process.argv.slice(2), new Date().toISOString());
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = code;
