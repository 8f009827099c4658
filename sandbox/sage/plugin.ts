import type { FastifyInstance } from 'fastify';
import type { SandboxParts } from '../core/parts';
import { factRoutes } from './facts';
import { misbehaveOnCommand } from './misbehave';
import { oauthRoutes } from './oauth';
import { REST_BASE, restRoutes } from './rest';

/** The simulated Sage 200: identity service, REST API and a few facts for tests and the page. */
export async function sageSide(app: FastifyInstance, { parts }: { parts: SandboxParts }): Promise<void> {
	await app.register(factRoutes, { parts });
	await app.register(async (sage) => {
		misbehaveOnCommand(sage, parts);
		await sage.register(oauthRoutes, { parts });
		await sage.register(restRoutes, { parts, prefix: REST_BASE });
	});
}
