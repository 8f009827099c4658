import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Exchange } from '../../sandbox/core/recorder';
import { get, SAGE } from './exchanges';
import { loadDescriptions, specsFolder } from './specs';
import { Contract } from './validate';

const descriptions = loadDescriptions();
const contract = new Contract(descriptions);

describe('the descriptions', () => {
	it('fail loudly when their folder is missing', () => {
		expect(() => specsFolder('/nowhere/at/all')).toThrow('The official API descriptions are missing: no folder /nowhere/at/all/sage200.');
	});

	it('fail loudly when their folder has no description of a system', () => {
		const folder = mkdtempSync(join(tmpdir(), 'specs-'));
		for (const system of ['sage200', 'sp-api']) mkdirSync(join(folder, system));
		expect(() => loadDescriptions(folder)).toThrow(`No description with paths in ${join(folder, 'sage200')}.`);
		cpSync(join(specsFolder(), 'sage200'), join(folder, 'sage200'), { recursive: true });
		expect(() => loadDescriptions(folder)).toThrow(`No description with paths in ${join(folder, 'sp-api')}.`);
		rmSync(folder, { recursive: true });
	});

	it('find an operation by its path, below the base address of the API', () => {
		expect(descriptions.find('GET', `${SAGE}/sop_orders/17`)?.name).toBe('GET /sop_orders/{Id}');
		expect(descriptions.find('GET', '/sop_orders/17')).toBeUndefined();
		expect(descriptions.find('GET', '/reports/2021-06-30/documents/amzn1.x')?.name).toBe(
			'GET /reports/2021-06-30/documents/{reportDocumentId}',
		);
		expect(descriptions.find('POST', `${SAGE}/nominal_journals`)).toBeUndefined();
	});

	it('are all understood: every operation of both systems compiles', () => {
		for (const operation of descriptions.operations) {
			const answer = operation.answers['200']?.schema;
			expect(() => answer && contract['schemas'].check(operation, 'answer', '200', answer, null)).not.toThrow();
			expect(
				() => operation.requestSchema && contract['schemas'].check(operation, 'request', 'body', operation.requestSchema, null),
			).not.toThrow();
		}
	});
});

/** Answers that Amazon's own descriptions give as examples, read from them at run time. */
function examplesOf(document: string): Exchange[] {
	const raw = JSON.parse(readFileSync(join(specsFolder(), document), 'utf8')) as Examples;
	return Object.entries(raw.paths).flatMap(([path, item]) =>
		Object.entries(item).flatMap(([method, operation]) =>
			Object.entries(operation.responses ?? {}).flatMap(([status, answer]) =>
				(answer['x-amzn-api-sandbox']?.static ?? [])
					.filter((example) => example.response)
					.map((example) => ({ ...get(path.replace(/\{\w+\}/g, 'x'), example.response, Number(status)), method: method.toUpperCase() })),
			),
		),
	);
}
interface Examples {
	paths: Record<
		string,
		Record<string, { responses?: Record<string, { 'x-amzn-api-sandbox'?: { static?: Array<{ response?: unknown }> } }> }>
	>;
}

describe("the descriptions' own examples", () => {
	it.each([
		['sp-api/orders_2026-01-01.json', 8],
		['sp-api/reports_2021-06-30.json', 16],
	])('pass although the schemas are closed: %s', (document, count) => {
		const examples = examplesOf(document);
		expect(examples).toHaveLength(count);
		expect(examples.flatMap((example) => contract.check(example, 'outsiders')).filter((problem) => problem.part === 'answer')).toEqual([]);
	});
});
