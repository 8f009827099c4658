import type { FastifyReply } from 'fastify';
import { ERROR_FORMS, type Behaviour, type ErrorForm } from '../books/behaviour';
import type { Refusal } from '../refusal';

/** What a general message says where the reason stands elsewhere, as ASP.NET Web API words it. */
const GENERAL = 'An error has occurred.';

const BODIES: Readonly<Record<Exclude<ErrorForm, 'html'>, (reason: string) => object>> = {
	Message: (reason) => ({ Message: reason }),
	ExceptionMessage: (reason) => ({ Message: GENERAL, ExceptionMessage: reason, ExceptionType: 'System.Exception' }),
	MessageDetail: (reason) => ({ Message: 'The request is invalid.', MessageDetail: reason }),
	'error.message': (reason) => ({ error: { code: '', message: reason } }),
	errors: (reason) => ({ errors: [{ message: reason }] }),
};

/** Answers with a refusal in the form that the company's behaviour asks for. */
export function writeRefusal(reply: FastifyReply, refusal: Refusal, { errorForm, emptyUnauthorized }: Behaviour): FastifyReply {
	reply.status(refusal.status);
	if (refusal.status === 401 && refusal.isOfToken && emptyUnauthorized) return reply.send();
	if (refusal.status !== 400) return asJson(reply, refusal.body);
	const form = errorForm === 'mixed' ? formOf(refusal.message) : errorForm;
	return form === 'html' ? asPage(reply, refusal.message) : asJson(reply, BODIES[form](refusal.message));
}

/** Each reason has a form of its own, always the same: what a test sees does not hang on the tests before it. */
const formOf = (reason: string): ErrorForm =>
	ERROR_FORMS[[...reason].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % ERROR_FORMS.length];

/** 404 of the web server, for an address that is too long. */
export const addressTooLong = (reply: FastifyReply): FastifyReply => asPage(reply.status(404), '404 - File or directory not found.');

const asJson = (reply: FastifyReply, body: object): FastifyReply =>
	reply.header('content-type', 'application/json').send(JSON.stringify(body));

const asPage = (reply: FastifyReply, title: string): FastifyReply =>
	reply
		.header('content-type', 'text/html')
		.send(`<html><head><title>${escaped(title)}</title></head><body><h1>Server Error</h1></body></html>`);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
