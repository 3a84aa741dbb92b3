import { readFileSync } from 'node:fs';

/** Processor seconds of this process, its threads and the programs that it started (Linux), and its peak memory. */
export function ownCost(): { cpuSeconds: number; peakMB: number } {
	const { userCPUTime, systemCPUTime } = process.resourceUsage();
	return { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 + childSeconds(), peakMB: Math.round(peakKilobytes() / 1024) };
}

/** Linux starts a process's `maxRSS` at what the program that started it held, here all the sound of the case; its own peak is VmHWM. */
function peakKilobytes(): number {
	if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
	return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
}

/** The 16th and 17th fields of /proc/self/stat, in hundredths of a second; the name before them may hold spaces. */
function childSeconds(): number {
	if (process.platform !== 'linux') return 0;
	const fields = readFileSync('/proc/self/stat', 'utf8')
		.replace(/^.*\) /, '')
		.split(' ');
	return (Number(fields[13]) + Number(fields[14])) / 100;
}
