import type { FastifyInstance } from 'fastify';
import type { SandboxParts } from '../core/sandbox';
import { documentRoutes, PresignedUrls } from './documents';
import { factRoutes } from './facts';
import { Gateway } from './gateway';
import { loginRoutes } from './lwa';
import { misbehave } from './misbehave';
import { orderRoutes } from './orders';
import { Quota } from './quota';
import { reportRoutes } from './reports';
import { sellerRoutes } from './sellers';
import { AccessTokens } from './tokens';

/** The simulated Selling Partner API with its login and its document storage. */
export async function amazonSide(app: FastifyInstance, { parts }: { parts: SandboxParts }): Promise<void> {
	const tokens = new AccessTokens(parts.store, parts.clock);
	const urls = new PresignedUrls(parts);
	app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
		done(null, Object.fromEntries(new URLSearchParams(body as string))),
	);
	const gateway = new Gateway(app, tokens, new Quota(parts.clock, parts.rateFactor));
	misbehave(app, parts.faults, tokens);
	loginRoutes(app, tokens);
	orderRoutes(gateway, parts);
	reportRoutes(gateway, parts, urls);
	sellerRoutes(gateway);
	documentRoutes(app, parts, urls);
	factRoutes(app, parts);
	gateway.refuseTheRest();
}
