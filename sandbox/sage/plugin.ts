import type { FastifyInstance } from 'fastify';
import type { SandboxParts } from '../core/sandbox';

/** The simulated Sage 200: OAuth2, REST API and a few facts for tests and the page. */
export async function sageSide(app: FastifyInstance, options: { parts: SandboxParts }): Promise<void> {
	const { parts } = options;
	app.get('/sandbox/sage/summary', async () => ({
		salesOrders: parts.store.all('sage.order').length,
		banks: [],
		nominal: [],
		nominalBalances: '0.00',
		orderIds: [],
	}));
}
