import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxParts } from '../core/parts';
import { needCompany, needToken } from './access';
import { readBody, readBodyLoosely } from './body/read';
import { behaviourOf } from './books/behaviour';
import { projectionOf, runQuery, type QueryOptions } from './odata/query';
import { Refusal } from './refusal';
import type { Resource } from './resource';
import { RESOURCES, SITES } from './resources';
import type { Row } from './shapes/shape';
import { writeJson } from './shapes/write';

export const REST_BASE = '/uk/sage200extra/accounts/v1';

/** The REST API below its base. Everything that is not in the table is 404, whatever the verb. */
export async function restRoutes(app: FastifyInstance, { parts }: { parts: SandboxParts }): Promise<void> {
	// Bodies stay text: their numbers must not pass through floats.
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	app.addHook('onRequest', async (request) => {
		needToken(parts, request);
		if (request.url.split('?')[0] !== `${REST_BASE}/${SITES.path}`) needCompany(parts, request);
	});
	app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => fail(error, reply));
	app.setNotFoundHandler((_request, reply) => fail(new Refusal(404, 'Resource not found'), reply));
	for (const resource of [SITES, ...RESOURCES]) addResource(app, parts, resource);
}

/** 404 as of a version that lacks the address. */
function needRelease(parts: SandboxParts, resource: Resource): void {
	if (resource.isOfReturns && !behaviourOf(parts).hasSalesReturns) throw new Refusal(404, 'Resource not found');
}

function addResource(app: FastifyInstance, parts: SandboxParts, resource: Resource): void {
	if (resource.rows && !resource.isUnlisted)
		app.get(`/${resource.path}`, { exposeHeadRoute: false }, async (request, reply) => readMany(parts, resource, request, reply));
	if (resource.one)
		app.get(`/${resource.path}/:id`, { exposeHeadRoute: false }, async (request, reply) => readOne(parts, resource, request, reply));
	if (resource.put) app.put(`/${resource.path}/:id`, async (request, reply) => put(parts, resource, request, reply));
	if (resource.remove) app.delete(`/${resource.path}/:id`, async (request, reply) => remove(parts, resource, request, reply));
	if (resource.post) app.post(`/${resource.path}`, async (request, reply) => post(parts, resource, request, reply));
}

function readMany(parts: SandboxParts, resource: Resource, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	needRelease(parts, resource);
	const { parentId } = request.params as { parentId?: string };
	const rows = resource.rows!(parts, parentId === undefined ? 0 : idOf(parentId));
	if (!rows) throw new Refusal(404, 'Resource not found');
	if (resource.single) return json(reply, writeJson(rows[0], resource.shape, projectionOf(request.query as QueryOptions, resource.shape)));
	const { rows: found, projection } = runQuery(shownBy(parts, resource, rows), request.query as QueryOptions, resource.shape);
	return json(reply, writeJson(found, resource.shape, projection));
}

/** Without the rows that Sage does not show yet. */
function shownBy(parts: SandboxParts, { lagsBy }: Resource, rows: Row[]): Row[] {
	const { visibleAfterSeconds } = behaviourOf(parts);
	if (lagsBy === undefined || visibleAfterSeconds === 0) return rows;
	const until = parts.clock.now() - visibleAfterSeconds * 1000;
	return rows.filter((row) => Date.parse(row[lagsBy] as string) <= until);
}

function readOne(parts: SandboxParts, resource: Resource, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	needRelease(parts, resource);
	const special = resource.special ?? {};
	const projection = projectionOf(request.query as QueryOptions, resource.shape, new Set(Object.keys(special)));
	const id = idOf((request.params as { id: string }).id);
	const row = resource.rows!(parts, 0)?.find((each) => each.id === id);
	if (!row) throw new Refusal(404, 'Resource not found');
	const added = [...projection.expand].map((name) => special[name]?.(parts, id));
	return json(reply, writeJson(Object.assign({}, row, ...added), resource.shape, projection));
}

/** A change opens its own transactions: not every one is atomic. */
function put(parts: SandboxParts, resource: Resource, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	const projection = projectionOf(request.query as QueryOptions, resource.shape);
	const id = existingId(parts, resource, request);
	const { body, run } = resource.put!;
	return json(reply, writeJson(run(parts, id, readBody(request.body, body)), resource.shape, projection));
}

/** Deleted: 200 without a body. */
function remove(parts: SandboxParts, resource: Resource, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	const id = existingId(parts, resource, request);
	parts.store.transaction(() => resource.remove!(parts, id));
	return reply.send();
}

function existingId(parts: SandboxParts, resource: Resource, request: FastifyRequest): number {
	const id = idOf((request.params as { id: string }).id);
	if (!resource.rows!(parts, 0)?.some((row) => row.id === id)) throw new Refusal(404, 'Resource not found');
	return id;
}

/** Everything is checked and written in one transaction, so a refusal leaves nothing behind. Success is always 200. */
function post(parts: SandboxParts, resource: Resource, request: FastifyRequest, reply: FastifyReply): FastifyReply {
	const projection = projectionOf(request.query as QueryOptions, resource.shape);
	needRelease(parts, resource);
	// Echoed bodies (transfer, allocation) show their own lists without `$expand`.
	const expand = new Set([...projection.expand, ...(resource.rows ? [] : Object.keys(resource.shape))]);
	const { body, run } = resource.post!;
	const read = resource.isOfReturns ? readBodyLoosely : readBody;
	const answer = parts.store.transaction(() => run(parts, read(request.body, body)));
	return json(reply, writeJson(answer, resource.shape, { ...projection, expand }));
}

function idOf(text: string): number {
	if (!/^\d{1,15}$/.test(text)) throw new Refusal(404, 'Resource not found');
	return Number(text);
}

const json = (reply: FastifyReply, text: string): FastifyReply =>
	reply.header('content-type', 'application/json; charset=utf-8').send(text);

/** Refusals and unreadable requests answer in Sage's way; anything else is a mistake in the sandbox and says so. */
function fail(error: Error & { statusCode?: number }, reply: FastifyReply): FastifyReply {
	if (error instanceof Refusal)
		return reply.status(error.status).header('content-type', 'application/json').send(JSON.stringify(error.body));
	if (error.statusCode !== undefined && error.statusCode < 500)
		return reply
			.status(400)
			.header('content-type', 'application/json')
			.send(JSON.stringify({ Message: error.message }));
	return reply
		.status(500)
		.header('content-type', 'application/json')
		.send(JSON.stringify({ Message: `The sandbox failed: ${error.message}` }));
}
