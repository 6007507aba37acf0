import 'slot-router/define.js';
import '../../shared/dashboard.css';
import './dashboard-app';
