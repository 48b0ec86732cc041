// Written by `npm run update`.
import type { Sdk } from './types.ts';
import amplitude from './amplitude.ts';
import amplitudeNode from './amplitude-node.ts';
import awsEvidently from './aws-evidently.ts';
import azureAppConfiguration from './azure-app-configuration.ts';
import cloudbees from './cloudbees.ts';
import configcat from './configcat.ts';
import configcatReact from './configcat-react.ts';
import devcycleCloud from './devcycle-cloud.ts';
import devcycleJs from './devcycle-js.ts';
import devcycleNest from './devcycle-nest.ts';
import devcycleNext from './devcycle-next.ts';
import devcycleNode from './devcycle-node.ts';
import devcycleReact from './devcycle-react.ts';
import emberFeatureFlags from './ember-feature-flags.ts';
import env from './env.ts';
import eppo from './eppo.ts';
import fflip from './fflip.ts';
import firebase from './firebase.ts';
import firebaseInstance from './firebase-instance.ts';
import flagged from './flagged.ts';
import flagship from './flagship.ts';
import flagsmith from './flagsmith.ts';
import flagsmithNode from './flagsmith-node.ts';
import flagsmithReact from './flagsmith-react.ts';
import flipt from './flipt.ts';
import fliptReact from './flipt-react.ts';
import growthbook from './growthbook.ts';
import growthbookReact from './growthbook-react.ts';
import harnessJs from './harness-js.ts';
import harnessNode from './harness-node.ts';
import harnessReact from './harness-react.ts';
import hypertune from './hypertune.ts';
import kameleoon from './kameleoon.ts';
import launchdarklyJs from './launchdarkly-js.ts';
import launchdarklyNode from './launchdarkly-node.ts';
import launchdarklyReact from './launchdarkly-react.ts';
import launchdarklyReact4 from './launchdarkly-react-4.ts';
import launchdarklyReactServer from './launchdarkly-react-server.ts';
import launchdarklySvelte from './launchdarkly-svelte.ts';
import launchdarklyTesting from './launchdarkly-testing.ts';
import launchdarklyVue from './launchdarkly-vue.ts';
import molasses from './molasses.ts';
import openfeatureAngular from './openfeature-angular.ts';
import openfeatureNest from './openfeature-nest.ts';
import openfeatureReact from './openfeature-react.ts';
import openfeatureServer from './openfeature-server.ts';
import openfeatureWeb from './openfeature-web.ts';
import optimizely from './optimizely.ts';
import optimizelyReact from './optimizely-react.ts';
import paralleldrive from './paralleldrive.ts';
import posthogJs from './posthog-js.ts';
import posthogNode from './posthog-node.ts';
import posthogReact from './posthog-react.ts';
import reactFeatureFlags from './react-feature-flags.ts';
import reflagBrowser from './reflag-browser.ts';
import reflagNode from './reflag-node.ts';
import reflagReact from './reflag-react.ts';
import reflagVue from './reflag-vue.ts';
import split from './split.ts';
import splitBrowser from './split-browser.ts';
import splitReact from './split-react.ts';
import statsigJs from './statsig-js.ts';
import statsigNode from './statsig-node.ts';
import statsigReact from './statsig-react.ts';
import statsigReactLegacy from './statsig-react-legacy.ts';
import tggl from './tggl.ts';
import unleashJs from './unleash-js.ts';
import unleashNext from './unleash-next.ts';
import unleashNode from './unleash-node.ts';
import unleashReact from './unleash-react.ts';
import unleashVue from './unleash-vue.ts';
import vercelFlags from './vercel-flags.ts';

/** All SDKs that unflag knows. */
export const sdks: readonly Sdk[] = [
  amplitude,
  amplitudeNode,
  awsEvidently,
  azureAppConfiguration,
  cloudbees,
  configcat,
  configcatReact,
  devcycleCloud,
  devcycleJs,
  devcycleNest,
  devcycleNext,
  devcycleNode,
  devcycleReact,
  emberFeatureFlags,
  env,
  eppo,
  fflip,
  firebase,
  firebaseInstance,
  flagged,
  flagship,
  flagsmith,
  flagsmithNode,
  flagsmithReact,
  flipt,
  fliptReact,
  growthbook,
  growthbookReact,
  harnessJs,
  harnessNode,
  harnessReact,
  hypertune,
  kameleoon,
  launchdarklyJs,
  launchdarklyNode,
  launchdarklyReact,
  launchdarklyReact4,
  launchdarklyReactServer,
  launchdarklySvelte,
  launchdarklyTesting,
  launchdarklyVue,
  molasses,
  openfeatureAngular,
  openfeatureNest,
  openfeatureReact,
  openfeatureServer,
  openfeatureWeb,
  optimizely,
  optimizelyReact,
  paralleldrive,
  posthogJs,
  posthogNode,
  posthogReact,
  reactFeatureFlags,
  reflagBrowser,
  reflagNode,
  reflagReact,
  reflagVue,
  split,
  splitBrowser,
  splitReact,
  statsigJs,
  statsigNode,
  statsigReact,
  statsigReactLegacy,
  tggl,
  unleashJs,
  unleashNext,
  unleashNode,
  unleashReact,
  unleashVue,
  vercelFlags,
];
