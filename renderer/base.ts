/**
 * What every screen stands on, as one file of the build: each module that the start and a later screen share would
 * otherwise become a small file of its own, and each file costs the start a request.
 */
import 'react';
import 'react-dom';
import 'react-i18next';
import 'i18next';
import './app/current-account';
import './app/overlay';
import './app/rail';
import './app/router';
import './app/store';
import './bridge';
import './clock';
import './components';
import './i18n';
import './screens/welcome/language-links';
