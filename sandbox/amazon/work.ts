import type { ReportStatus, Work } from './records';
import { isoTime } from './isoTime';

/** How long Amazon takes, in milliseconds on the clock of the sandbox; a rate factor above 1 makes it as much faster. */
export const PACE = {
	report: { queue: 15_000, processing: 45_000 },
	feed: { queue: 30_000, processing: 60_000, perMessage: 10 },
	/** From an accepted quantity to its being shown. */
	listing: 60_000,
} as const;

/** Fields of new work that starts and ends after these times. */
export function newWork(
	now: number,
	queue: number,
	processing: number,
): Required<Pick<Work, 'createdTime' | 'processingStatus' | 'startsAt' | 'endsAt'>> {
	return { createdTime: isoTime(now), processingStatus: 'IN_QUEUE', startsAt: now + queue, endsAt: now + queue + processing };
}

/** Where open work stands now; finished and cancelled work stays as it is. */
export function statusNow(work: Work, now: number): ReportStatus {
	const isOpen = work.processingStatus === 'IN_QUEUE' || work.processingStatus === 'IN_PROGRESS';
	if (!isOpen || work.startsAt === undefined || work.endsAt === undefined) return work.processingStatus;
	if (now < work.startsAt) return 'IN_QUEUE';
	return now < work.endsAt ? 'IN_PROGRESS' : 'DONE';
}

/** Open work whose time is over and whose result is still to be made. */
export const isDue = (work: Work, now: number): boolean =>
	work.processingStatus === 'IN_QUEUE' && work.endsAt !== undefined && now >= work.endsAt;

/** Times and status as an answer shows them. */
export function showWork(
	work: Work,
	now: number,
): Pick<Work, 'createdTime' | 'processingStatus' | 'processingStartTime' | 'processingEndTime'> {
	const processingStatus = statusNow(work, now);
	const started = processingStatus === 'IN_PROGRESS' && work.startsAt !== undefined ? isoTime(work.startsAt) : work.processingStartTime;
	return {
		createdTime: isoTime(Date.parse(work.createdTime)),
		processingStatus,
		...(started ? { processingStartTime: isoTime(Date.parse(started)) } : {}),
		...(work.processingEndTime ? { processingEndTime: isoTime(Date.parse(work.processingEndTime)) } : {}),
	};
}
