import { DateTime } from 'luxon';
import { nodeOfType, type Template } from './engine/templates';

interface Interval {
	readonly field: string;
	readonly minutesInterval?: number;
	readonly hoursInterval?: number;
	readonly daysInterval?: number;
	readonly triggerAtHour?: number;
	readonly triggerAtMinute?: number;
}

/** Templates that start by the clock. */
export const scheduled = (templates: readonly Template[]): Template[] =>
	templates.filter(({ nodes }) => nodes.some(({ type }) => type === 'n8n-nodes-base.scheduleTrigger'));

/**
 * When n8n starts a template next, after an instant in milliseconds: by the rule of its Schedule Trigger, in the zone of its settings. Throws for a
 * rule that the templates did not use when this was written.
 */
export function nextStart(template: Template, after: number): number {
	const rule = nodeOfType(template, 'scheduleTrigger').parameters.rule as unknown as { interval: Interval[] };
	const zone = template.settings.timezone ?? 'Europe/London';
	return Math.min(...rule.interval.map((interval) => nextOf(interval, DateTime.fromMillis(after, { zone }), template.name)));
}

function nextOf(interval: Interval, after: DateTime, name: string): number {
	const { field, minutesInterval = 5, hoursInterval = 1, daysInterval = 1, triggerAtHour = 0, triggerAtMinute = 0 } = interval;
	const minute = after.startOf('minute');
	if (field === 'minutes') return minute.plus({ minutes: minutesInterval - (minute.minute % minutesInterval) }).toMillis();
	if (field === 'hours' && hoursInterval === 1) return later(after.set({ minute: triggerAtMinute }).startOf('minute'), after, { hours: 1 });
	if (field === 'days' && daysInterval === 1)
		return later(after.set({ hour: triggerAtHour, minute: triggerAtMinute }).startOf('minute'), after, { days: 1 });
	throw new Error(`The day knows no schedule as that of ${name}: ${JSON.stringify(interval)}`);
}

const later = (start: DateTime, after: DateTime, step: { hours?: number; days?: number }): number =>
	(start > after ? start : start.plus(step)).toMillis();
