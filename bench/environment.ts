import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core reads these when it loads: its settings go into a folder of their own, and it has a key, so that it need not say that it made one.
const folder = mkdtempSync(join(tmpdir(), 'n8n-bench-'));
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_ENCRYPTION_KEY ??= 'bench';
process.env.N8N_EXPRESSION_ENGINE ??= 'legacy';
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
