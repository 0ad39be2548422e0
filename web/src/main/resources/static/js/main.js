// The one module the page loads; each component registers itself.
import './gauntlet-app.js';
