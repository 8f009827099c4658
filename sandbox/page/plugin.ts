import type { FastifyInstance } from 'fastify';
import type { SandboxParts } from '../core/sandbox';

/** The page that shows both sides at a glance. */
export async function sandboxPage(app: FastifyInstance, _options: { parts: SandboxParts }): Promise<void> {
	app.get('/', async (_request, reply) => reply.type('text/html; charset=utf-8').send('<!doctype html><title>Sandbox</title><h1>Amazon and Sage 200 sandbox</h1>'));
}
