import { EventEmitter } from 'node:events';
import { Logger, run, type TaskList } from 'graphile-worker';
import { startWorkerLife } from './worker-life.ts';

/** Hears how each try of a job ended. */
export type TellEnd = (task: string, end: 'done' | 'failed') => void;

/**
 * Works through the jobs of these tasks, so many at a time, until the returned function is called; that lets the jobs under way
 * end first. What takes minutes and what takes a moment are run apart, so that neither holds up the other.
 */
export async function runTasks(
	connectionString: string,
	taskList: TaskList,
	{ atOnce = 1, tell }: { atOnce?: number; tell?: TellEnd } = {},
): Promise<() => Promise<void>> {
	const life = await startWorkerLife(connectionString);
	const events = new EventEmitter();
	events.on('job:success', ({ job }) => tell?.(job.task_identifier, 'done'));
	events.on('job:error', ({ job }) => tell?.(job.task_identifier, 'failed'));
	// Jobs are taken in the name of the pool, which it makes up itself.
	const named = new Promise<void>((resolve, reject) => {
		events.once('pool:create', ({ workerPool }) => life.takeName(workerPool.id).then(resolve, reject));
	});
	// Asked before each job is taken: none is before our name is known to be alive.
	const forbiddenFlags = async () => {
		await named;
		return [];
	};
	const options = { connectionString, taskList, events, forbiddenFlags, noHandleSignals: true, logger };
	const runner = await run({ ...options, concurrency: atOnce });
	return async () => {
		await runner.stop();
		await life.end();
	};
}

/** A quiet log: what went wrong, and nothing else. */
const logger = new Logger(() => (level, message) => {
	if (level === 'error' || level === 'warning') console.error(`Jobs: ${message}`);
});
