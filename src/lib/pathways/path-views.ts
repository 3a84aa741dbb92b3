import type { AdaptedStep } from './adapt-steps.ts';
import type { Audience, Because, PathWishes, Step } from './path.ts';
import type { PathProgress } from './path-progress.ts';
import type { StepCard } from './read-step-cards.server.ts';

/** A step with what is shown of its case; without a quiz it is done when it was heard. */
export type PathStep = Step & StepCard;

/** A path as its page shows it. */
export interface PathPage {
	id: string;
	slug: string;
	title: string;
	lead: string | null;
	language: string;
	audience: Audience;
	/** Made by the site's editors. */
	isOfSite: boolean;
	/** Whether the viewer may change it. */
	mayChange: boolean;
	wishes: PathWishes | null;
	updatedAt: Date;
	steps: PathStep[];
	/** What the terms are called that reasons name, by kind and slug: `theme:helse`. */
	names: Record<string, string>;
}

/** What a list shows of a path. */
export interface PathCard {
	slug: string;
	title: string;
	lead: string | null;
	language: string;
	audience: Audience;
	stages: number;
	/** How long it takes when the longest is chosen everywhere, in milliseconds. */
	durationMs: number;
	/** The cases whose pictures stand for it. */
	covers: string[];
	hue: number | null;
}

/** A step as the member meets it, with what a list shows of its case. */
export interface MyStep extends AdaptedStep, StepCard {
	because: Because | null;
	/** The share that was heard, 0 to 1. */
	share: number;
}

/** A path as it is for one member. */
export interface MyPath {
	/** Since when they follow it; null when they do not. */
	joined: Enrolment | null;
	steps: MyStep[];
	progress: PathProgress;
	/** What the cases are called that notes and reasons name. */
	titles: Record<number, string>;
}

/** That a member follows a path. */
export interface Enrolment {
	startedAt: Date;
	/** `2026-05-01`. */
	deadline: string | null;
	completedAt: Date | null;
}

/** A step as a map of the path shows it; who has not followed the path has none of the rest. */
export type ShownStep = PathStep & Partial<Pick<MyStep, 'state' | 'note' | 'isExtra' | 'share'>>;
