import type { FaultKind } from '../../sandbox/core/faults';

/** What is asked of both clients. */
export type Task = 'getOrder' | 'confirmShipment' | 'createReport' | 'download';

export interface Case {
	readonly name: string;
	/** What Amazon does, in words. */
	readonly misbehaviour: string;
	readonly task: Task;
	readonly kind: FaultKind;
	readonly match: RegExp;
	/** How often; more than any client may ask stands for "for ever". */
	readonly times: number;
	/** Seconds after which a client that has not ended is left: more than any time limit that it has been given. */
	readonly seconds: number;
}

const EVER = 1_000_000;
const PATHS: Readonly<Record<Task, RegExp>> = {
	getOrder: /^GET \/orders\/2026-01-01\/orders\/./,
	confirmShipment: /^POST .*\/shipmentConfirmation$/,
	createReport: /^POST \/reports\/2021-06-30\/reports$/,
	download: /^GET \/documents\//,
};
const LOGIN = /^POST \/auth\/o2\/token$/;

const make = (
	task: Task,
	kind: FaultKind,
	misbehaviour: string,
	{ times = 1, seconds = 20, match = PATHS[task] }: Partial<Pick<Case, 'times' | 'seconds' | 'match'>> = {},
): Case => ({
	name: `${task}-${kind}-${times}`,
	misbehaviour,
	task,
	kind,
	match,
	times,
	seconds,
});

export const CASES: readonly Case[] = [
	make('getOrder', 'throttle', '429 without a rate, once'),
	make('getOrder', 'throttleWithRate', '429 with a rate, once'),
	make('getOrder', 'throttle', '429 for ever', { times: EVER, seconds: 60 }),
	make('getOrder', 'serverError', '500 without a body, once'),
	make('getOrder', 'unavailable', '503 with a web page, once'),
	make('getOrder', 'dropBefore', 'connection cut, once'),
	make('getOrder', 'dropBefore', 'connection cut, for ever', { times: EVER }),
	make('getOrder', 'truncate', 'body cut in half, once', { seconds: 120 }),
	make('getOrder', 'noContent', '204 in place of an order, once'),
	make('getOrder', 'slowDrip', 'a byte each 100 ms, once', { seconds: 240 }),
	make('getOrder', 'hang', 'no answer at all, once', { seconds: 120 }),
	make('getOrder', 'splitText', 'chunks that end inside of a letter'),
	make('getOrder', 'wrongCharset', 'the header names a wrong charset'),
	make('getOrder', 'expireToken', 'token expired'),
	make('getOrder', 'revokeToken', 'token revoked, a new one is good'),
	make('getOrder', 'invalidGrant', 'refresh token revoked', { match: LOGIN, times: EVER }),
	make('confirmShipment', 'dropBefore', 'connection cut at a confirmation, for ever', { times: EVER }),
	make('confirmShipment', 'dropAfter', 'confirmation done, answer lost, once'),
	make('createReport', 'dropAfter', 'report requested, answer lost, once'),
	make('createReport', 'errorAfter', 'report requested, then 500, once'),
	make('download', 'truncate', 'document cut in half, once', { seconds: 120 }),
	make('download', 'unavailable', 'storage down, once'),
	make('download', 'hang', 'storage silent, once', { seconds: 120 }),
	make('download', 'wrongCharset', 'document under a wrong charset'),
];
