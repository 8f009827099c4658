import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { SandboxParts } from '../core/parts';
import { documentRoutes, PresignedUrls } from './documents';
import { factRoutes } from './facts';
import { feedRoutes } from './feeds';
import { financeRoutes } from './finances';
import { Gateway } from './gateway';
import { inventoryRoutes } from './inventory';
import { ListingBook } from './listingBook';
import { listingRoutes } from './listings';
import { loginRoutes } from './lwa';
import { misbehave } from './misbehave';
import { operationOf } from './operations';
import { orderRoutes } from './orders';
import { buyerRoutes } from './person';
import { Quota } from './quota';
import { reportRoutes } from './reports';
import { RequestedReports } from './requestedReports';
import { restrictedTokenRoutes } from './restrictedTokens';
import { sellerRoutes } from './sellers';
import { shipmentRoutes } from './shipments';
import { AccessTokens } from './tokens';
import { transferRoutes } from './transfers';

/** The simulated Selling Partner API with its login and its document storage. */
export async function amazonSide(app: FastifyInstance, { parts }: { parts: SandboxParts }): Promise<void> {
	const tokens = new AccessTokens(parts.store, parts.clock);
	const quota = new Quota(parts.clock, parts.rateFactor);
	const urls = new PresignedUrls(parts);
	const requested = new RequestedReports(parts);
	const book = new ListingBook(parts);
	// The API consumes JSON and nothing else (415); Fastify would take plain text too.
	app.removeContentTypeParser('text/plain');
	// First of all hooks: what goes wrong later has a request id too.
	app.addHook('onRequest', async (_request, reply) => void reply.header('x-amzn-RequestId', randomUUID()));
	const misbehaviour = misbehave(app, {
		faults: parts.faults,
		tokens,
		rateOf: (request) => {
			const operation = operationOf(request.method, request.routeOptions.url ?? '');
			return operation && quota.limit(operation);
		},
	});
	const gateway = new Gateway(app, tokens, quota, misbehaviour);
	await app.register(loginRoutes, { tokens });
	orderRoutes(gateway, parts);
	shipmentRoutes(gateway, parts);
	sellerRoutes(gateway, parts.store);
	restrictedTokenRoutes(gateway, tokens);
	reportRoutes(gateway, { ...parts, requested, urls });
	const finishFeeds = feedRoutes(gateway, { ...parts, urls, book });
	listingRoutes(gateway, book, finishFeeds);
	inventoryRoutes(gateway, parts);
	financeRoutes(gateway, parts);
	transferRoutes(gateway, parts);
	await app.register(documentRoutes, { store: parts.store, urls });
	buyerRoutes(app, parts);
	factRoutes(app, { ...parts, quota, requested });
	gateway.refuseTheRest();
}
