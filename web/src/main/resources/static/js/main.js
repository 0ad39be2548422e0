// The one module the page loads; each page's own come when it is opened.
import './app/gauntlet-app.js';
