import { expect, it } from 'vitest';
import { factsIn, removeFrom, sourceOf } from '../router.ts';

const ON = "user.hasFeature('x')";
const OFF = "user.lacksFeature('x')";

/** What is left of a template when the flag is on, and when it is off. */
const left = (template: string): string[] =>
  [true, false].map((keep) => {
    const { refusals, text } = removeFrom('page.component.html', template, [{ key: 'x', keep }]);
    expect(refusals).toEqual([]);
    expect(factsIn(sourceOf('page.component.html', text)!).evaluations).toEqual([]);
    return text;
  });

it.each<[string, string, string, string]>([
  ['a block', `<main>\n  @if (${ON}) {\n    <a-b />\n    <p>c</p>\n  }\n</main>\n`, '<main>\n  <a-b />\n  <p>c</p>\n</main>\n', '<main></main>\n'],
  ['the first of three blocks', `<main>\n  @if (${ON}) {\n    <a-b />\n  } @else if (wide) {\n    <c-d />\n  } @else {\n    <e-f />\n  }\n</main>\n`, '<main>\n  <a-b />\n</main>\n', '<main>\n  @if (wide) {\n    <c-d />\n  } @else {\n    <e-f />\n  }\n</main>\n'],
  ['the second of three blocks', `<main>\n  @if (wide) {\n    <a-b />\n  } @else if (${ON}) {\n    <c-d />\n  } @else {\n    <e-f />\n  }\n</main>\n`, '<main>\n  @if (wide) {\n    <a-b />\n  } @else {\n    <c-d />\n  }\n</main>\n', '<main>\n  @if (wide) {\n    <a-b />\n  } @else {\n    <e-f />\n  }\n</main>\n'],
  ['an element', `<main>\n  <p *ngIf="${ON}" class="a">b</p>\n  <p *ngIf="${OFF}">c</p>\n</main>\n`, '<main>\n  <p class="a">b</p>\n</main>\n', '<main>\n  <p>c</p>\n</main>\n'],
  ['a container', `<main>\n  <ng-container *ngIf="${ON}">\n    <p>a</p>\n    <p>b</p>\n  </ng-container>\n  <i></i>\n</main>\n`, '<main>\n  <p>a</p>\n  <p>b</p>\n  <i></i>\n</main>\n', '<main>\n  <i></i>\n</main>\n'],
  ['`else` with its template', `<main>\n  <p *ngIf="${ON}; else other">a</p>\n  <ng-template #other>\n    <p>b</p>\n  </ng-template>\n</main>\n`, '<main>\n  <p>a</p>\n</main>\n', '<main>\n  <p>b</p>\n</main>\n'],
  ['a further condition', `<p *ngIf="${ON} && wide" (click)="${ON} && go()">{{ ${ON} ? 'A' : b }}</p>\n<i></i>\n`, '<p *ngIf="wide" (click)="go()">A</p>\n<i></i>\n', '<i></i>\n'],
  ['directives', '<main>\n  <p *appFeature="\'x\'">a</p>\n  <ng-container *appFeature="\'x\'">\n    <b></b>\n  </ng-container>\n  <i></i>\n</main>\n', '<main>\n  <p>a</p>\n  <b></b>\n  <i></i>\n</main>\n', '<main>\n  <i></i>\n</main>\n'],
  ['values', `<p [class.a]="${ON}" [title]="${ON} ? t : u" [size]="${ON} ? 1 : 2"></p>\n`, '<p [class.a]="true" [title]="t" [size]="1"></p>\n', '<p [title]="u" [size]="2"></p>\n'],
])('takes out what the flag decides: %s', (_, template, on, off) => {
  expect(left(template)).toEqual([on, off]);
});

it.each<[string, string]>([
  ['a pipe, which binds less than all else', `<p>{{ ${ON} ? 'a' : 'b' | translate }}</p>\n`],
  ['a name that the template declares', `<p *ngFor="let user of users"><b *ngIf="${ON}">a</b></p>\n`],
  ['a value that is named', `<p *ngIf="${ON} as isNew">{{ isNew }}</p>\n`],
  ['what a component may ask for', '<app-box><p *appFeature="\'x\'" class="a"></p></app-box>\n'],
  ['a page of another language', `<div ng-if="a">{{ ${ON} ? 'a' : 'b' }}</div>\n`],
])('refuses %s', (_, template) => {
  const { refusals, text } = removeFrom('page.component.html', template, [{ key: 'x', keep: false }]);
  expect(refusals).toHaveLength(1);
  expect(text).toBe(template);
});

it.each<[string, string, string]>([
  ['what a component takes by its own choice', `<app-box>@if (${ON}) {<p slot></p>}<i></i></app-box>\n`, '<app-box>@if (true) {<p slot></p>}<i></i></app-box>\n'],
  ['what a translation is known by', `<p i18n>a <b *ngIf="${ON}">c</b></p>\n`, '<p i18n>a <b *ngIf="true">c</b></p>\n'],
])('keeps %s', (_, template, on) => {
  expect(left(template)[0]).toBe(on);
});
