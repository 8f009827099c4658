import { setTimeout as wait } from 'node:timers/promises';
import axios from 'axios';

const ANY = { validateStatus: () => true, maxRedirects: 0, timeout: 60_000 } as const;
const TURN_MS = 500;

/** A person in a browser, as far as forms of n8n need one: the sign-in, the consent, and the token that the pages carry. */
export class FormPerson {
	private constructor(
		private readonly url: string,
		/** Cookie of the sign-in. */
		readonly cookie: string,
	) {}

	static async signIn(url: string, email: string, password: string): Promise<FormPerson> {
		const { status, headers } = await axios.post(`${url}/rest/login`, { emailOrLdapLoginId: email, password }, ANY);
		if (status !== 200) throw new Error(`${email} could not sign in: ${status}`);
		return new FormPerson(url, cookiesOf(headers['set-cookie']));
	}

	get(path: string, cookie = this.cookie) {
		return axios.get(path.startsWith('http') ? path : `${this.url}${path}`, { ...ANY, headers: { cookie } });
	}

	/** Opens a form by its link, gives the consent where n8n asks for it, and gives the page with the token that it carries. */
	async open(link: string): Promise<{ html: string; token: string; cookie: string }> {
		let cookie = this.cookie;
		let answer = await this.get(link);
		for (let hop = 0; hop < 8 && answer.status === 302; hop++) {
			const location = new URL(String(answer.headers.location), this.url).href;
			cookie = joined(cookie, cookiesOf(answer.headers['set-cookie']));
			const next = location.includes('/oauth/consent') ? await this.consent(cookie) : location;
			answer = await this.get(next, cookie);
		}
		if (answer.status !== 200) throw new Error(`${link} answered ${answer.status}: ${String(answer.data).slice(0, 300)}`);
		const html = String(answer.data);
		return { html, token: tokenOf(html), cookie: joined(cookie, cookiesOf(answer.headers['set-cookie'])) };
	}

	/** What the button *Allow access* does. */
	private async consent(cookie: string): Promise<string> {
		const headers = { cookie };
		const asked = await axios.get(`${this.url}/rest/consent/details`, { ...ANY, headers });
		if (asked.data?.data?.autoApproved) return String(asked.data.data.redirectUrl);
		const { data, status } = await axios.post(`${this.url}/rest/consent/approve`, { approved: true }, { ...ANY, headers });
		if (status !== 200) throw new Error(`The consent was answered with ${status}: ${JSON.stringify(data).slice(0, 300)}`);
		return String(data.data.redirectUrl);
	}

	/** Sends a page back. Without a token it is what another site could send. */
	async send(path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.append(name, value);
		return await axios.post(path.startsWith('http') ? path : `${this.url}${path}`, form, { ...ANY, headers });
	}

	/** Follows a form from its first page to its last: `answer` is what the second page is sent back with; undefined where it asks nothing. Gives the HTML of both. */
	async decide(
		path: string,
		id: Readonly<Record<string, string>>,
		answer: Readonly<Record<string, string>>,
	): Promise<{ page: string; end: string }> {
		const [[name, value]] = Object.entries(id);
		const first = await this.open(`/form/${path}?${name}=${value}`);
		const sent = await this.send(`/form/${path}`, { 'field-0': value }, { 'x-auth-token': first.token });
		if (sent.status !== 200) throw new Error(`The first page was answered with ${sent.status}: ${JSON.stringify(sent.data).slice(0, 300)}`);
		const waiting = String(sent.data.formWaitingUrl);
		const second = await this.page(waiting, first.cookie);
		if (!second.includes('field-1')) return { page: second, end: second };
		const back = await this.send(waiting, answer, { 'x-auth-token': tokenOf(second) });
		if (back.status !== 200) throw new Error(`The second page was answered with ${back.status}`);
		return { page: second, end: await this.page(waiting, first.cookie) };
	}

	/** The page at which a run waits next, as the browser finds it. */
	private async page(waiting: string, cookie: string): Promise<string> {
		const status = new URL(waiting);
		status.pathname += '/n8n-execution-status';
		for (let turn = 0; turn < 120; turn++) {
			const { data } = await this.get(status.href, cookie);
			if (String(data).trim() === 'form-waiting') {
				const page = await this.get(waiting, cookie);
				if (page.status === 200) return String(page.data);
			}
			await wait(TURN_MS);
		}
		throw new Error(`No further page came at ${waiting}`);
	}
}

const tokenOf = (html: string): string => /authToken['"]?\s*[:=]\s*['"]([^'"]+)['"]/.exec(html)?.[1] ?? '';

const cookiesOf = (lines: readonly string[] = []): string => lines.map((line) => line.split(';')[0]).join('; ');

function joined(...cookies: readonly string[]): string {
	const all = cookies.flatMap((text) => text.split('; ')).filter(Boolean);
	return [...new Map(all.map((one) => [one.split('=')[0], one])).values()].join('; ');
}
