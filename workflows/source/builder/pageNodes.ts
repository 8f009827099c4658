import type { NodeSpec } from './node.types';

/** A page that a browser opens with the login of the pages; another node answers. */
export const openedByBrowser = (path: string): NodeSpec => ({
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2.1,
	parameters: { httpMethod: 'GET', path, authentication: 'basicAuth', responseMode: 'responseNode', options: {} },
	webhookId: path,
	credential: 'httpBasicAuth',
});

/** Of every answer: it is kept by nobody, framed by nobody, and tells no other site where somebody came from. */
const HEADERS = {
	'Cache-Control': 'no-store',
	'X-Robots-Tag': 'noindex',
	'Referrer-Policy': 'no-referrer',
	'X-Frame-Options': 'DENY',
	'X-Content-Type-Options': 'nosniff',
} as const;

interface Given {
	readonly body: string;
	readonly contentType: string;
	readonly disposition: string;
	readonly responseCode?: number;
}

/** Gives a page or a file to the browser. */
export const answerBrowser = ({ body, contentType, disposition, responseCode = 200 }: Given): NodeSpec => {
	const headers = { 'Content-Type': contentType, 'Content-Disposition': disposition, ...HEADERS };
	const entries = Object.entries(headers).map(([name, value]) => ({ name, value }));
	return {
		type: 'n8n-nodes-base.respondToWebhook',
		typeVersion: 1.5,
		parameters: { respondWith: 'text', responseBody: body, options: { responseCode, responseHeaders: { entries } } },
	};
};
