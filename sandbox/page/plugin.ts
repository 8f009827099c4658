import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { SandboxParts } from '../core/parts';
import { bothSides } from './bothSides';

const FILES = {
	'/': ['index.html', 'text/html'],
	'/sandbox/page/page.css': ['page.css', 'text/css'],
	'/sandbox/page/page.js': ['page.js', 'text/javascript'],
} as const;

/** The page that shows both sides at a glance, and the facts that it reads every few seconds. */
export async function sandboxPage(app: FastifyInstance, { parts }: { parts: SandboxParts }): Promise<void> {
	for (const [path, [file, type]] of Object.entries(FILES)) {
		const content = readFileSync(join(__dirname, file), 'utf8');
		app.get(path, async (_request, reply) => reply.type(`${type}; charset=utf-8`).send(content));
	}
	app.get('/sandbox/page/both-sides', async () => bothSides(parts));
}
