import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxParts } from '../core/parts';
import { needCompany, needOpenPath, needToken } from './access';
import { readBody, readBodyLoosely } from './body/read';
import { behaviourOf } from './books/behaviour';
import { peekUrn } from './books/ledger';
import { projectionOf, runQuery, type QueryOptions } from './odata/query';
import { addressTooLong, writeRefusal } from './recorded/errorBodies';
import { lacksAddress, shapeAt } from './recorded/releases';
import { Unseen } from './recorded/unseen';
import { Refusal } from './refusal';
import type { Resource } from './resource';
import { RESOURCES, SITES } from './resources';
import type { Row } from './shapes/shape';
import { writeJson } from './shapes/write';

export const REST_BASE = '/uk/sage200extra/accounts/v1';

/** One simulated site: its books, and what it remembers of its own answers. */
interface Site {
	readonly parts: SandboxParts;
	readonly unseen: Unseen;
}

/** The REST API below its base. Everything that is not in the tables is answered as `unknownAddress` says, whatever the verb. */
export async function restRoutes(app: FastifyInstance, { parts }: { parts: SandboxParts }): Promise<void> {
	const site: Site = { parts, unseen: new Unseen() };
	// Bodies stay text: their numbers must not pass through floats.
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	app.addHook('onRequest', async (request, reply) => {
		const [path, query = ''] = request.url.split('?');
		if (query.length > behaviourOf(parts).longestQuery) return addressTooLong(reply);
		needToken(parts, request);
		if (path !== `${REST_BASE}/${SITES.path}`) needCompany(parts, request);
		needOpenPath(parts, path.slice(REST_BASE.length + 1));
		return undefined;
	});
	app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => fail(site, error, reply));
	app.setNotFoundHandler((_request, reply) => fail(site, new Refusal(404, 'Resource not found'), reply));
	for (const resource of [SITES, ...RESOURCES]) addResource(app, site, resource);
}

/** 404 as of a version that lacks the address. */
function needRelease({ parts }: Site, resource: Resource): void {
	if (lacksAddress(behaviourOf(parts), resource)) throw new Refusal(404, 'Resource not found');
}

function addResource(app: FastifyInstance, site: Site, resource: Resource): void {
	if (resource.rows && !resource.isUnlisted)
		app.get(`/${resource.path}`, { exposeHeadRoute: false }, async (request, reply) => readMany(site, resource, request, reply));
	if (resource.one)
		app.get(`/${resource.path}/:id`, { exposeHeadRoute: false }, async (request, reply) => readOne(site, resource, request, reply));
	if (resource.put) app.put(`/${resource.path}/:id`, async (request, reply) => put(site, resource, request, reply));
	if (resource.remove) app.delete(`/${resource.path}/:id`, async (request, reply) => remove(site, resource, request, reply));
	if (resource.post) app.post(`/${resource.path}`, async (request, reply) => post(site, resource, request, reply));
}

function readMany(site: Site, resource: Resource, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	needRelease(site, resource);
	const { parts, unseen } = site;
	const behaviour = behaviourOf(parts);
	const shape = shapeAt(resource, resource.shape, behaviour);
	const options = request.query as QueryOptions;
	const { parentId } = request.params as { parentId?: string };
	const rows = resource.rows!(parts, parentId === undefined ? 0 : idOf(parentId));
	if (!rows) throw new Refusal(404, 'Resource not found');
	if (resource.single) return json(reply, writeJson(rows[0], shape, projectionOf(options, shape), behaviour));
	const { rows: found, projection } = runQuery(shownBy(parts, resource, rows), options, shape, {
		largestPage: behaviour.largestPage,
		shown: (kept) => unseen.shown(resource.path, kept),
	});
	return json(reply, writeJson(found, shape, projection, behaviour));
}

/** Without the rows that Sage does not show yet. */
function shownBy(parts: SandboxParts, { lagsBy }: Resource, rows: Row[]): Row[] {
	const { visibleAfterSeconds } = behaviourOf(parts);
	if (lagsBy === undefined || visibleAfterSeconds === 0) return rows;
	const until = parts.clock.now() - visibleAfterSeconds * 1000;
	return rows.filter((row) => Date.parse(row[lagsBy] as string) <= until);
}

function readOne(site: Site, resource: Resource, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	needRelease(site, resource);
	const { parts } = site;
	const behaviour = behaviourOf(parts);
	const shape = shapeAt(resource, resource.shape, behaviour);
	const special = resource.special ?? {};
	const projection = projectionOf(request.query as QueryOptions, shape, new Set(Object.keys(special)));
	const id = idOf((request.params as { id: string }).id);
	const row = resource.rows!(parts, 0)?.find((each) => each.id === id);
	if (!row) throw new Refusal(404, 'Resource not found');
	const added = [...projection.expand].map((name) => special[name]?.(parts, id));
	return json(reply, writeJson(Object.assign({}, row, ...added), shape, projection, behaviour));
}

/** A change opens its own transactions: not every one is atomic. */
function put(site: Site, resource: Resource, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	needRelease(site, resource);
	const { parts } = site;
	const behaviour = behaviourOf(parts);
	const shape = shapeAt(resource, resource.shape, behaviour);
	const projection = projectionOf(request.query as QueryOptions, shape);
	const id = existingId(parts, resource, request);
	const { body, run } = resource.put!;
	const row = run(parts, id, readBody(request.body, shapeAt(resource, body, behaviour)));
	return json(reply, writeJson(row, shape, projection, behaviour));
}

/** Deleted: 200 without a body. */
function remove(site: Site, resource: Resource, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	needRelease(site, resource);
	const id = existingId(site.parts, resource, request);
	site.parts.store.transaction(() => resource.remove!(site.parts, id));
	return reply.send();
}

function existingId(parts: SandboxParts, resource: Resource, request: FastifyRequest): number {
	const id = idOf((request.params as { id: string }).id);
	if (!resource.rows!(parts, 0)?.some((row) => row.id === id)) throw new Refusal(404, 'Resource not found');
	return id;
}

/** Everything is checked and written in one transaction, so a refusal leaves nothing behind. Success is always 200. */
function post(site: Site, resource: Resource, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	needRelease(site, resource);
	const { parts } = site;
	const behaviour = behaviourOf(parts);
	const shape = shapeAt(resource, resource.shape, behaviour);
	const projection = projectionOf(request.query as QueryOptions, shape);
	// Echoed bodies (transfer, allocation) show their own lists without `$expand`.
	const expand = new Set([...projection.expand, ...(resource.rows ? [] : Object.keys(shape))]);
	const { body, run } = resource.post!;
	const read = resource.isUnpublished ? readBodyLoosely : readBody;
	const given = read(request.body, shapeAt(resource, body, behaviour));
	const urn = peekUrn(parts);
	const answer = parts.store.transaction(() => run(parts, given));
	site.unseen.written(
		{ path: resource.path, id: answer.id, urns: [urn, peekUrn(parts)] },
		behaviour.visibleAfterSeconds > 0 ? 0 : behaviour.unseenLooks,
	);
	return json(reply, writeJson(answer, shape, { ...projection, expand }, behaviour));
}

function idOf(text: string): number {
	if (!/^\d{1,15}$/.test(text)) throw new Refusal(404, 'Resource not found');
	return Number(text);
}

const json = (reply: FastifyReply, text: string): FastifyReply =>
	reply.header('content-type', 'application/json; charset=utf-8').send(text);

/** Refusals and unreadable requests answer in Sage's way; anything else is a mistake in the sandbox and says so. */
function fail({ parts }: Site, error: Error & { statusCode?: number }, reply: FastifyReply): FastifyReply {
	const isUnreadable = error.statusCode !== undefined && error.statusCode < 500;
	const refusal = isUnreadable && !(error instanceof Refusal) ? new Refusal(400, error.message) : error;
	if (refusal instanceof Refusal) return writeRefusal(reply, refusal, behaviourOf(parts));
	return reply
		.status(500)
		.header('content-type', 'application/json')
		.send(JSON.stringify({ Message: `The sandbox failed: ${error.message}` }));
}
