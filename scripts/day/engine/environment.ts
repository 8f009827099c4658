import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core reads these when it loads: its settings go into a folder of their own, never into the developer's home.
process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'n8n-day-'));
process.env.N8N_EXPRESSION_ENGINE ??= 'legacy';
process.env.N8N_LOG_LEVEL ??= 'silent';
