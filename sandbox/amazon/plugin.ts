import type { FastifyInstance } from 'fastify';
import type { SandboxParts } from '../core/sandbox';

/** The simulated Selling Partner API with its login. */
export async function amazonSide(app: FastifyInstance, { parts }: { parts: SandboxParts }): Promise<void> {
	app.get('/sandbox/amazon/summary', async () => ({ orders: { total: parts.store.all('amazonOrder').length, pending: 0 }, series: {} }));
}
