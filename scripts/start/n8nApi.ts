import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { StartProblem } from './problem';

const KEY_LABEL = 'npm start';
/** An import of the package takes seconds; on a machine that is busy with other things, minutes. */
const ANSWER_LIMIT_MS = 240_000;
const REGISTERED_LIMIT_MS = 60_000;

export type Row = Record<string, string | number | boolean | null>;
export interface DemoCredential {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly data: Record<string, unknown>;
}

interface ImportedWorkflow {
	readonly name: string;
	readonly publishing: { readonly state: string };
}

/** n8n seen from outside: its public API, and the two calls of the editor that the API lacks (login, consent of a credential). */
export class N8nApi {
	private constructor(
		private readonly editor: AxiosInstance,
		private readonly api: AxiosInstance,
		readonly url: string,
	) {}

	/** Logs in and makes a fresh API key; an earlier one with the same label is removed. */
	static async connect(url: string, login: { email: string; password: string }): Promise<N8nApi> {
		// n8n ends connections that are idle; one that it ends while a request begins would fail that request.
		const any = { validateStatus: () => true, timeout: ANSWER_LIMIT_MS, httpAgent: new Agent({ keepAlive: false }) };
		const entered = await axios.post(`${url}/rest/login`, { emailOrLdapLoginId: login.email, password: login.password }, any);
		if (entered.status !== 200)
			throw new StartProblem(`n8n did not accept the login ${login.email} (${entered.status}). Clear the state with: npm start -- --reset`);
		const cookie = (entered.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
		const editor = axios.create({ ...any, baseURL: `${url}/rest`, headers: { cookie } });
		const key = await freshKey(editor);
		return new N8nApi(editor, axios.create({ ...any, baseURL: `${url}/api/v1`, headers: { 'X-N8N-API-KEY': key } }), url);
	}

	/** Creates or replaces a credential under its fixed id. */
	async putCredential(credential: DemoCredential): Promise<void> {
		const { id, name, type, data } = credential;
		const known = await this.api.get(`/credentials/${id}`);
		if (known.status === 200) ok(await this.api.patch(`/credentials/${id}`, { name, type, data }), `update the credential ${name}`);
		else ok(await this.api.post('/credentials', { id, name, type, data }), `create the credential ${name}`);
	}

	/** Runs the credential's own test, as the button in n8n does. */
	async testCredential(id: string, name: string): Promise<void> {
		const { status, message } = ok(await this.api.post(`/credentials/${id}/test`), `test the credential ${name}`) as {
			status: string;
			message?: string;
		};
		if (status !== 'OK') throw new StartProblem(`The credential ${name} does not work: ${message}`);
	}

	/** Where the consent of an OAuth2 credential begins, at the other system. */
	async consentAddress(id: string): Promise<string> {
		const { data } = ok(await this.editor.get('/oauth2-credential/auth', { params: { id } }), 'begin the consent') as { data: string };
		return data;
	}

	/** The consent comes back here with its code; n8n fetches the token. */
	async finishConsent(address: string): Promise<void> {
		ok(await this.editor.get(address), 'finish the consent');
	}

	/** Imports a `.n8np` package: new workflows get their own ids, known ones a new version, tables are created once. */
	async importPackage(file: string, content: Uint8Array = readFileSync(file)): Promise<void> {
		const form = new FormData();
		form.append('package', new Blob([content as Uint8Array<ArrayBuffer>]), basename(file));
		for (const [field, value] of Object.entries({
			workflowConflictPolicy: 'new-version',
			workflowIdPolicy: 'source',
			workflowPublishingPolicy: 'publish-all',
			credentialMatchingMode: 'id-only',
			credentialMissingMode: 'must-preexist',
			dataTableMissingMode: 'create',
		}))
			form.append(field, value);
		const { workflows } = ok(await this.api.post('/n8n-packages/import', form), `import ${basename(file)}`) as {
			workflows: ImportedWorkflow[];
		};
		const unpublished = workflows.find(({ publishing }) => publishing.state !== 'published');
		if (unpublished)
			throw new StartProblem(`n8n did not publish the workflow ${unpublished.name}: ${JSON.stringify(unpublished.publishing)}`);
	}

	/** The first 250 rows of a Data Table. */
	async rows(tableId: string): Promise<Row[]> {
		const { data } = ok(await this.api.get(`/data-tables/${tableId}/rows`, { params: { limit: 250 } }), 'read a Data Table') as {
			data: Row[];
		};
		return data;
	}

	/** Adds the rows whose key is not in the table yet; what is there stays as people have changed it. */
	async addMissingRows(tableId: string, keyColumn: string, rows: readonly Row[]): Promise<void> {
		const known = new Set((await this.rows(tableId)).map((row) => row[keyColumn]));
		const missing = rows.filter((row) => !known.has(row[keyColumn]));
		if (missing.length > 0) await this.addRows(tableId, missing);
	}

	/** Adds rows to a Data Table, whatever is there. */
	async addRows(tableId: string, rows: readonly Row[]): Promise<void> {
		ok(await this.api.post(`/data-tables/${tableId}/rows`, { data: rows, returnType: 'count' }), 'add rows to a Data Table');
	}

	/** Changes the rows of which one column has a value, as a person does in n8n. */
	async changeRows(tableId: string, columnName: string, value: string, data: Row): Promise<void> {
		const filter = { type: 'and', filters: [{ columnName, condition: 'eq', value }] };
		ok(await this.api.patch(`/data-tables/${tableId}/rows/update`, { filter, data }), 'change rows of a Data Table');
	}

	/** Empties a Data Table. */
	async clearRows(tableId: string): Promise<void> {
		ok(await this.api.delete(`/data-tables/${tableId}/rows/clear`), 'empty a Data Table');
	}

	/** What n8n says of an execution: `running`, `success`, `error`, `crashed` and so on. */
	async executionStatus(id: number): Promise<string> {
		return (ok(await this.api.get(`/executions/${id}`), 'read an execution') as { status: string }).status;
	}

	/** Stops an execution, as the button in n8n does. */
	async stopExecution(id: number): Promise<void> {
		ok(await this.editor.post(`/executions/${id}/stop`), 'stop an execution');
	}

	/** Calls a published webhook. n8n registers it shortly after publishing, so an unknown one is tried again for a while. */
	async callWebhook(path: string, body: unknown, timeoutMs: number): Promise<unknown> {
		const deadline = Date.now() + REGISTERED_LIMIT_MS;
		for (;;) {
			const answer = await axios.post(`${this.url}/webhook/${path}`, body, { validateStatus: () => true, timeout: timeoutMs });
			if (answer.status !== 404 || Date.now() > deadline) return ok(answer, `run the flows (webhook ${path})`);
			await wait(300);
		}
	}
}

async function freshKey(editor: AxiosInstance): Promise<string> {
	const { data: keys } = ok(await editor.get('/api-keys'), 'list API keys') as {
		data: Array<{ id: string; label: string }> | { items: Array<{ id: string; label: string }> };
	};
	for (const { id, label } of Array.isArray(keys) ? keys : keys.items) {
		if (label === KEY_LABEL) ok(await editor.delete(`/api-keys/${id}`), 'remove the earlier API key');
	}
	const { data: scopes } = ok(await editor.get('/api-keys/scopes'), 'list API scopes') as { data: string[] };
	const { data } = ok(await editor.post('/api-keys', { label: KEY_LABEL, expiresAt: null, scopes }), 'make an API key') as {
		data: { rawApiKey: string };
	};
	return data.rawApiKey;
}

function ok(answer: AxiosResponse, what: string): unknown {
	if (answer.status >= 200 && answer.status < 300) return answer.data;
	const said = typeof answer.data === 'string' ? answer.data : JSON.stringify(answer.data);
	throw new StartProblem(`n8n could not ${what} (${answer.status}): ${said.slice(0, 2000)}`);
}
